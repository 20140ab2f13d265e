// Saving what a page made as a file on the reader’s device, for every script that offers it. Keeps
// no state.

import { published } from "./published.mjs";

export function save(name, text, type) {
  const href = URL.createObjectURL(new Blob([published(text)], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(URL.revokeObjectURL, 10000, href);
}
