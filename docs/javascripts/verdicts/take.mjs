// What to take from a verdict: words and credit for a slide, or its address to share. Keeps no
// state.

import { give, take } from "../page/share.mjs";

const text = (verdict, part) => verdict.querySelector(part).textContent.trim();

// A verdict in the list names its own page; else this is that page.
const addressOf = (verdict) =>
  verdict.querySelector(".bh-verdict__page")?.href ?? location.href.split(/[?#]/)[0];

const takes = {
  slide(verdict) {
    const parts = [".bh-verdict__words", ".bh-verdict__translation", ".bh-verdict__credit"];
    const lines = parts
      .filter((part) => verdict.querySelector(part))
      .map((part) => text(verdict, part));
    return take([...lines, addressOf(verdict)].join("\n"), "Words and credit copied");
  },
  link(verdict) {
    const [address, words] = [addressOf(verdict), text(verdict, ".bh-verdict__words")];
    if (!navigator.share) return take(address, "Link copied");
    return give({ title: "Did they say it?", text: words, url: address });
  },
};

for (const button of document.querySelectorAll("[data-take]")) {
  button.hidden = false;
  button.addEventListener("click", () => takes[button.dataset.take](button.closest(".bh-verdict")));
}
