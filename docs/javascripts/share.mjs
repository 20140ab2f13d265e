// Sharing: a tap on a # also copies the address; quotations get a button that copies the words with their source;
// where the device has a share sheet, the chapter head gets a button for it. Keeps no state. What is shared is a
// reader’s address, also in trainer view.

import { copy } from "./clipboard.mjs";
import { forReaders } from "./trainer-view.mjs";

const said = Object.assign(document.createElement("p"), { className: "bh-said", role: "status" });
document.body.append(said);
let quiet;

function say(words) {
  clearTimeout(quiet);
  said.textContent = words;
  quiet = setTimeout(() => (said.textContent = ""), 4000);
}

async function take(words, done) {
  say((await copy(words)) ? done : "Your browser did not allow copying.");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".headerlink, .bh-anchor");
  if (link) take(forReaders(link.href), "Link copied");
});

function button(label, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "bh-button bh-button--quiet", textContent: label });
  made.addEventListener("click", act);
  return made;
}

for (const quote of document.querySelectorAll(".bh-quote")) {
  const words = quote.querySelector("blockquote").textContent.trim();
  const [who, work] = [".bh-quote__speaker", "figcaption > cite"].map((each) => quote.querySelector(each).textContent);
  const status = quote.querySelector(".bh-status").textContent;
  const address = forReaders(`#${quote.id}`);
  quote.querySelector(".bh-quote__links").append(button("Copy quotation", () => take(`“${words}” ${who}, ${work}. ${status}. ${address}`, "Quotation copied with its source")));
}

if (navigator.share) {
  const share = () => navigator.share({ title: document.title, url: forReaders(location.href).split("#")[0] }).catch(() => {});
  document.querySelector(".bh-chapter-head")?.append(button("Share", share));
}
