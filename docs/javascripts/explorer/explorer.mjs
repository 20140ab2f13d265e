// The comparison explorer: one table, narrowed, searched, sorted and taken away. Unit of state: the
// controls of the form .bh-explorer; the address says the same, so a link, a reload and the back
// button show the same view. Nothing is stored. Without this script the form stays hidden and the
// table whole. The parts: address, table, export.

import { copy } from "../lib/clipboard.mjs";
import { read, write } from "./address.mjs";
import { sheet, show, total } from "./table.mjs";
import { csv, markdown, tabbed, table } from "./export.mjs";
import { save } from "../lib/save.mjs";
import { scrollHere } from "../lib/scroll.mjs";
import { goTo, kept } from "../page/trainer-view.mjs";

const form = document.querySelector(".bh-explorer");
const { find, sort } = form.elements;
const [count, said, byHand, toggle] = ["count", "said", "byhand", "toggle"].map((each) =>
  form.querySelector(`.bh-explorer__${each}`),
);
const lists = ["theme", "hats", "more"];
const boxes = (name) => [...form.querySelectorAll(`[name="${name}"]`)];
const ids = (some) => some.map((each) => each.value);
const known = {
  sort: ids([...sort.options]),
  ...Object.fromEntries(lists.map((name) => [name, ids(boxes(name))])),
};

function view() {
  const chosen = lists.map((name) => [name, ids(boxes(name).filter((each) => each.checked))]);
  return { ...Object.fromEntries(chosen), find: find.value, sort: sort.value };
}

function draw() {
  const chosen = view();
  const number = show(chosen);
  const set =
    chosen.theme.length +
    known.hats.length -
    chosen.hats.length +
    known.more.length -
    chosen.more.length +
    (chosen.sort ? 1 : 0);
  const none = `. No row holds “${chosen.find.trim()}”${set ? " in the themes and columns chosen" : ""}. Try fewer words, or show everything.`;
  count.textContent = `${number} of ${total} rows${number ? "" : none}`;
  toggle.firstChild.textContent = `Themes, columns and order${set ? ` (${set})` : ""}`;
  say("");
}

function say(words, text = "") {
  said.textContent = words;
  byHand.hidden = !text;
  byHand.lastElementChild.value = text;
}

const address = () => location.pathname + write(view(), known);
let typing;

// `keep`: pushState for a choice, so that Back undoes it; replaceState while somebody types.
function change(keep) {
  clearTimeout(typing);
  draw();
  goTo(address(), keep);
}

// From the address to the controls to the table.
function restore() {
  clearTimeout(typing);
  const { view: wanted, dropped } = read(location.search, known);
  for (const name of lists)
    for (const box of boxes(name)) box.checked = wanted[name].includes(box.value);
  find.value = wanted.find;
  sort.value = wanted.sort;
  draw();
  if (dropped) {
    history.replaceState(null, "", kept(address() + location.hash));
    say("Part of this link made no sense here, so it was left out.");
  }
  const target = [...document.querySelectorAll("#explore, #explore tr[id]")].find(
    (each) => `#${each.id}` === location.hash,
  );
  if (target?.hidden)
    say("The row this link leads to is not in this view. Show everything brings it back.");
  else if (location.search && target) scrollHere(target);
}

form.addEventListener("input", ({ target }) => {
  if (target === find) {
    clearTimeout(typing);
    typing = setTimeout(change, 150, "replaceState");
  } else if (target.name === "hats" && !view().hats.length) {
    target.checked = true;
    say("One hat has to stay. Choose another before you take this one away.");
  } else if (target.name) {
    change("pushState");
  }
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  change("replaceState");
});
// The controls change after this event
form.addEventListener("reset", () => setTimeout(change, 0, "pushState"));
toggle.addEventListener("click", () =>
  toggle.setAttribute("aria-expanded", toggle.getAttribute("aria-expanded") === "false"),
);
addEventListener("popstate", restore);

// A browser may refuse to copy; then the text is laid out for copying by hand.
async function take(done, text, parts = text) {
  if (await copy(parts)) return say(done);
  say("Your browser did not allow copying. Here is the text, selected.", text);
  byHand.lastElementChild.select();
}

const ways = {
  link: ({ link }) => take("Link copied.", link),
  markdown: (made) => take("Copied as Markdown.", markdown(made)),
  table: (made) =>
    take("Copied. Paste it into a slide, a document or a spreadsheet.", tabbed(made), {
      "text/html": table(made),
      "text/plain": tabbed(made),
    }),
  csv(made) {
    save("both-hats-comparison.csv", csv(made), "text/csv");
    say("Downloaded as CSV.");
  },
};
form
  .querySelector(".bh-explorer__take")
  .addEventListener("click", ({ target }) =>
    ways[target.closest("button")?.value]?.(
      sheet(view(), new URL(`${address()}#explore`, location.href).href),
    ),
  );

restore();
document.querySelector("#explore .bh-table__downloads > summary").textContent =
  "Take the whole table with you";
form.hidden = false;
