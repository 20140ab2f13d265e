// Sharing: a tap on a # also copies the address; the button of a quotation copies the words with
// their source; where the device has a share sheet, the foot of a chapter gets a button for it;
// and one that shows every #, where there is no pointer to show it. Keeps no state. What is shared
// is a reader’s address, also in trainer view.

import { forReaders } from "./trainer-view.mjs";

const said = Object.assign(document.createElement("p"), { className: "bh-said" });
said.setAttribute("role", "status");
document.body.append(said);
let quiet;

export function say(words, seconds = 4) {
  clearTimeout(quiet);
  said.textContent = words;
  quiet = setTimeout(() => (said.textContent = ""), seconds * 1000);
}

// At once: WebKit lets nobody copy or share who waited for a script after the press. What few need
// comes when it is needed: the older way to copy, and in a copy of the site the address outside.
const inCopy = Boolean(document.documentElement.dataset.bhPublished);

export async function take(words, done) {
  const plain = inCopy ? undefined : navigator.clipboard;
  const copied = await plain?.writeText(words).then(
    () => true,
    () => false,
  );
  const copy = async () => (await import("../lib/clipboard.mjs")).copy(words);
  say(copied || (await copy()) ? done : "Your browser did not allow copying.");
}

export async function give({ url, ...words }) {
  const address = inCopy ? (await import("../lib/published.mjs")).published(url) : url;
  return navigator.share({ ...words, url: address }).catch(() => {});
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".headerlink, .bh-anchor");
  if (link) take(forReaders(link.href), "Link copied");
});

for (const quote of document.querySelectorAll(".bh-quote")) {
  const words = quote.querySelector("blockquote").textContent.trim();
  const [who, work] = [".bh-quote__speaker", "figcaption cite"].map(
    (each) => quote.querySelector(each).textContent,
  );
  const status = quote.querySelector(".bh-status").textContent;
  quote.querySelector(".bh-quote__links button").addEventListener("click", () => {
    take(
      `“${words}” ${who}, ${work}. ${status}. ${forReaders(`#${quote.id}`)}`,
      "Quotation copied with its source",
    );
  });
}

// Where nobody is reading yet, so that nothing jumps: beside the box on how to cite the page. A
// thumb, which cannot point without tapping, gets the # of each part shown here.
const foot = document.querySelector(".bh-cite-page");

function offer(words, act) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "bh-button bh-button--quiet",
    textContent: words,
  });
  button.addEventListener("click", () => act(button));
  if (foot) foot.before(button);
  else document.querySelector(".bh-prose")?.append(button);
}

if (navigator.share && foot) {
  offer("Share this page", () =>
    give({ title: document.title, url: forReaders(location.href).split("#")[0] }),
  );
}
if (
  matchMedia("(hover: none)").matches &&
  document.querySelector(".bh-prose :is(.headerlink, .bh-anchor)")
) {
  offer("Share a part of it", (button) => {
    const shown = document.documentElement.classList.toggle("bh-links-shown");
    button.setAttribute("aria-pressed", shown);
    if (shown) say("Each part now shows a #. Tap one to copy its link.", 8);
  });
}
