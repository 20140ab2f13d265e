// Sharing: a tap on a # also copies the address; the button of a quotation copies the words with
// their source; where the device has a share sheet, the foot of a chapter gets a button for it.
// Keeps no state. What is shared is a reader’s address, also in trainer view.

import { forReaders } from "./trainer-view.mjs";

const said = Object.assign(document.createElement("p"), { className: "bh-said", role: "status" });
document.body.append(said);
let quiet;

export function say(words, seconds = 4) {
  clearTimeout(quiet);
  said.textContent = words;
  quiet = setTimeout(() => (said.textContent = ""), seconds * 1000);
}

async function take(words, done) {
  const { copy } = await import("../lib/clipboard.mjs"); // few copy anything
  say((await copy(words)) ? done : "Your browser did not allow copying.");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".headerlink, .bh-anchor");
  if (link) take(forReaders(link.href), "Link copied");
});

for (const quote of document.querySelectorAll(".bh-quote")) {
  const words = quote.querySelector("blockquote").textContent.trim();
  const [who, work] = [".bh-quote__speaker", "figcaption > cite"].map(
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

// Where nobody is reading yet, so that nothing jumps: beside the box on how to cite the page.
if (navigator.share) {
  const share = Object.assign(document.createElement("button"), {
    type: "button",
    className: "bh-button bh-button--quiet",
    textContent: "Share this page",
  });
  share.addEventListener("click", async () => {
    const { published } = await import("../lib/published.mjs");
    navigator
      .share({ title: document.title, url: published(forReaders(location.href).split("#")[0]) })
      .catch(() => {});
  });
  document.querySelector("#cite")?.before(share);
}
