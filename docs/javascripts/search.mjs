// Search, once it is wanted: fetches the theme's script, which searches, its worker and the list of words, all at once,
// and the style sheet for what it finds. State: the theme's check box #__search, which says whether search is open.

import { styled } from "./styled.mjs";

const box = document.querySelector("#__search");
const field = document.querySelector(".md-search__input");
const { base, search } = JSON.parse(document.querySelector("#__config").textContent);

// Ahead of the theme's own turn: all of it comes at once, and the theme finds it in the browser's cache.
for (const address of [`${base}/search/search_index.json`, search]) fetch(address).catch(() => {});
styled("search-results");

// What the theme's pages define inline, for its script: where it keeps what it remembers. Here it remembers nothing.
Object.assign(globalThis, { __md_scope: new URL(base, location), __md_hash: () => 0, __md_get: () => null, __md_set: () => {} });

// The theme waits for a page that is still being read; this one has been, so it is told again.
const theme = document.createElement("script");
theme.src = document.querySelector(".bh-theme").content.querySelector("script").src;
theme.addEventListener("load", () => {
  document.dispatchEvent(new Event("DOMContentLoaded"));
  if (document.activeElement === field) box.checked || box.click();
  field.dispatchEvent(new KeyboardEvent("keyup"));
});
document.head.append(theme);
