// The link index: narrows the list by kind and words, copies short links, prints cards. Unit of
// state: the two controls of the form; the address says the same (?kind=quote&find=drucker).
// Without this script the list is whole and the form hidden.

import { copy } from "../lib/clipboard.mjs";
import { goTo, kept } from "../page/trainer-view.mjs";

const form = document.querySelector(".bh-links__filter");
const { find, kind } = form.elements;
const count = form.querySelector("[role=status]");
const kinds = [...kind.options].map((each) => each.value);
const lists = [...document.querySelectorAll(".bh-links__list")].map((list) => ({
  list,
  heading: list.previousElementSibling,
}));
const cards = lists.flatMap(({ list, heading }) =>
  [...list.children].map((card) => ({
    card,
    kind: card.dataset.kind,
    says: plain(`${heading.textContent} ${card.textContent}`),
  })),
);

// Curled and straight quotation marks are the same, capitals and accents too.
function plain(words) {
  return words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase();
}

function draw() {
  const words = plain(find.value).split(/\s+/).filter(Boolean);
  let number = 0;
  for (const each of cards) {
    const fits =
      (!kind.value || each.kind === kind.value) && words.every((word) => each.says.includes(word));
    each.card.hidden = !fits;
    number += fits;
  }
  for (const { list, heading } of lists)
    list.hidden = heading.hidden = !list.querySelector("li:not([hidden])");
  count.textContent = number
    ? `${number} of ${cards.length} links`
    : `None of ${cards.length} links fits. Try fewer words, or show all.`;
}

function address() {
  const asked = new URLSearchParams();
  if (kind.value) asked.set("kind", kind.value);
  if (find.value.trim()) asked.set("find", find.value.trim());
  return location.pathname + `?${asked}`.replace(/^\?$/, "");
}

// A choice can be undone with Back; typing cannot, letter by letter.
function change(keep) {
  draw();
  goTo(address(), keep);
}

// From the address to the controls; a kind that is not there is left out.
function restore() {
  const asked = new URLSearchParams(location.search);
  const wanted = asked.get("kind") ?? "";
  kind.value = kinds.includes(wanted) ? wanted : "";
  find.value = (asked.get("find") ?? "").slice(0, find.maxLength);
  draw();
  if (kind.value === wanted) return;
  history.replaceState(null, "", kept(address() + location.hash));
  count.textContent = `This address asked for a kind of link that is not here, so all kinds are shown: ${count.textContent}`;
}

form.addEventListener("input", ({ target }) =>
  change(target === find ? "replaceState" : "pushState"),
);
form.addEventListener("submit", (event) => event.preventDefault());
// The controls change after this event
form.addEventListener("reset", () => setTimeout(change, 0, "pushState"));
addEventListener("popstate", restore);

// QR codes that nobody scrolled to are not there yet; paper needs them all.
async function print() {
  const images = cards
    .filter(({ card }) => !card.hidden)
    .map(({ card }) => card.querySelector("img"));
  count.textContent = `Making ${images.length} cards …`;
  for (const image of images) image.loading = "eager";
  // A line that hangs
  await Promise.race([
    Promise.allSettled(images.map((image) => image.decode())),
    new Promise((done) => setTimeout(done, 20_000)),
  ]);
  draw();
  globalThis.print();
}
form.querySelector("[value=print]").addEventListener("click", print);

for (const { card } of cards) {
  const short = card.querySelector(".bh-link__short");
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "bh-button bh-button--quiet",
    textContent: "Copy",
  });
  button.setAttribute("aria-label", `Copy ${short.textContent}`);
  short.after(button);
}
document.addEventListener("click", async ({ target }) => {
  const button = target.closest(".bh-link button");
  if (!button) return;
  const card = button.closest(".bh-link");
  const done = await copy(card.querySelector("a").href);
  const says = `${done ? "Copied" : "Copy"} ${card.querySelector(".bh-link__short").textContent}`;
  count.textContent = done ? says : "Your browser did not allow copying.";
  button.textContent = done ? "Copied" : "Copy";
  button.setAttribute("aria-label", says);
});

restore();
form.hidden = false;
