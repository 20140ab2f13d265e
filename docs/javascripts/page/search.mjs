// Search, once it is wanted: fetches the theme's script, which searches, its worker and the short
// list of words, all at once, and the style sheet for what it finds. The whole list follows. State:
// the theme's check box #__search, which says whether search is open.

const box = document.querySelector("#__search");
const field = document.querySelector(".md-search__input");
const config = document.querySelector("#__config");
const settings = JSON.parse(config.textContent);
const { base, search } = settings;

// Opened from a folder, all is at hand, and a worker there can load no other script.
if (location.protocol !== "file:") {
  const worker = `${base}/javascripts/page/search-worker.js?theme=${search.split("/").pop()}`;
  config.textContent = JSON.stringify({ ...settings, search: worker });
  // Ahead of their turn: all of it comes at once, and is found in the browser's cache.
  for (const address of [worker, search, `${base}/search/search_openings.json`])
    fetch(address).catch(() => {});
}

// What the theme's pages define inline, for its script: where it keeps what it remembers. Here it
// remembers nothing.
Object.assign(globalThis, {
  __md_scope: new URL(base, location),
  __md_hash: () => 0,
  __md_get: () => null,
  __md_set: () => {},
});

// The theme waits for a page that is still being read; this one has been, so it is told again.
const theme = document.createElement("script");
theme.src = document.querySelector(".bh-theme").content.querySelector("script").src;
theme.addEventListener("load", () => {
  document.dispatchEvent(new Event("DOMContentLoaded"));
  if (document.activeElement === field) box.checked || box.click();
  field.dispatchEvent(new KeyboardEvent("keyup"));
});
document.head.append(theme);
// Last, so that nothing waits for it
import("../lib/styled.mjs").then(({ styled }) => styled("search-results"));
