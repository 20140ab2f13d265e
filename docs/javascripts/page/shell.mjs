// The shell's duties on every page: search and the menu when they are wanted, popovers, opening what
// a link leads to, what each part of a table is and what each heading is called. Keeps no state.

import { styled } from "../lib/styled.mjs";

const root = document.documentElement;
const asked = new URLSearchParams(location.search);
const find = (selector) => document.querySelector(selector);
const once = (act) => {
  let done;
  return () => (done ??= act());
};

// Who means another view than those there are, or another way to frame a page, should not wonder
// why nothing happens.
for (const [name, known] of [
  ["view", "trainer"],
  ["embed", "1"],
]) {
  if ((asked.get(name) ?? known) !== known) import("./dropped.mjs").then(({ drop }) => drop(name));
}

// Search comes when somebody reaches for it. Its box opens at once, so that a phone brings up its
// keys, and what is typed meanwhile is not lost.
const BOX = `<dialog class="bh-search" aria-label="Search this guide">
<form class="bh-search__form" role="search"><input type="text" name="q"
aria-label="Search this guide" placeholder="Search this guide" maxlength="120" autocapitalize="off"
autocomplete="off" spellcheck="false" enterkeyhint="go"><button type="button"
class="bh-button">Close</button></form><div class="bh-search__found"></div>
<p role="status"></p></dialog>`;
const box = once(() => {
  document.body.insertAdjacentHTML("beforeend", BOX);
  const dialog = find(".bh-search");
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("form button")) dialog.close();
  });
  wanted().then(({ start }) => start(dialog));
  return dialog;
});
const wanted = once(() => {
  styled("search-results");
  return import("../search/search.mjs");
});
function search(typed) {
  const dialog = box();
  const field = dialog.querySelector("input");
  if (typed) {
    field.value = typed;
    field.dispatchEvent(new Event("input"));
  }
  if (!dialog.open) dialog.showModal();
  field.select();
}
const opener = find("[data-bh-search]");
for (const sign of ["pointerenter", "pointerdown"]) opener.addEventListener(sign, wanted);
opener.addEventListener("click", (event) => {
  if (!globalThis.HTMLDialogElement) return; // as without this script, it leads to Contents
  event.preventDefault();
  search();
});
const sought = asked.get("q") || history.state?.search;
if (sought) search(sought);

// Never a letter alone: to who speaks to a computer, words would be keys (WCAG 2.1.4).
addEventListener("keydown", (event) => {
  if (event.key !== "k" || event.metaKey === event.ctrlKey) return;
  if (event.target.closest("input, textarea") || find("dialog[open]")) return;
  event.preventDefault();
  search();
});

// The menu comes when a hand or the focus nears a button that opens it.
const menu = once(() => import("./menu.mjs").then(({ fill }) => fill(find("#contents"))));
for (const button of document.querySelectorAll("[popovertarget=contents]"))
  for (const sign of ["pointerenter", "pointerdown", "focus", "click"])
    button.addEventListener(sign, menu);

// The next page is made ready when a hand comes near its link, where the browser can and nobody
// pays by the byte.
const line = navigator.connection;
if (
  HTMLScriptElement.supports?.("speculationrules") &&
  !line?.saveData &&
  line?.type !== "cellular" &&
  !/[23]g/.test(line?.effectiveType)
) {
  document.head.append(find(".bh-ahead").content.cloneNode(true));
}

if (!("popover" in HTMLElement.prototype)) import("./no-popover.mjs");

// A link inside a popover leads somewhere on this page or another; either way the list has done its
// work.
for (const list of document.querySelectorAll("[popover]")) {
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) list.hidePopover?.();
  });
}

// A desk shows the list beside the text, which marks where the reader is.
if (document.querySelector(".bh-toc a") && matchMedia("(min-width: 76em)").matches)
  import("./section-in-view.mjs");

// On a screen without a margin, a tap on the number of a note opens the note under the line. Beside a
// margin that shows it (scripts/publish/side_notes.py), the number leads to the note at the end.
document.addEventListener("click", async (event) => {
  const number = event.target.closest?.(".footnote-ref");
  if (!number || matchMedia("(min-width: 76em)").matches) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { turn } = await import("./opened-note.mjs"); // few follow a citation
  turn(number);
});

// What an address asks for stands open: what is folded round it, which newer browsers open by
// themselves, and what is folded in it or follows it. A page around this one stays where it is
// (lib/scroll.mjs), and so does this one if the browser has gone there.
function reveal() {
  // The browser reads addresses of any kind; but a frame gets its anchor later (embed.js)
  const target =
    document.querySelector(":target") ?? document.getElementById(location.hash.slice(1));
  if (!target) return;
  const card = target.closest(".bh-card, .bh-quote, .bh-note") ?? target;
  card.querySelector(".bh-fold")?.setAttribute("open", "");
  let next = target.nextElementSibling;
  if (target.matches("h3"))
    while (next && !next.matches(".bh-fold, h2, h3")) next = next.nextElementSibling;
  if (next?.matches(".bh-fold")) next.open = true;
  const closed = target.closest("details:not([open])");
  for (let each = closed; each; each = each.parentElement)
    if (each.matches("details")) each.open = true;
  const room = Number.parseFloat(getComputedStyle(root).scrollPaddingTop);
  const top = () => target.getBoundingClientRect().top - room;
  if (closed) requestAnimationFrame(() => scrollBy({ top: top(), behavior: "instant" }));
}
addEventListener("hashchange", reveal);
reveal();

// Rows stack on a phone (stylesheets/table.css), and Safari forgets that a cell is a cell once its
// display changes. In the HTML these roles would be redundant, and so not valid.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
for (const part of document.querySelectorAll("table, thead, tbody, tr, td, th")) {
  const head = part.scope === "row" ? "rowheader" : "columnheader";
  part.setAttribute("role", ROLES[part.tagName] ?? head);
}

// A heading is called by its words, without the name of the # that stands in it. That says them too,
// and is sent without them where it stands right after them (scripts/publish/light_pages.py).
for (const link of document.querySelectorAll(":is(h1, h2, h3, h4, th) > [aria-label^='Link to']")) {
  const [what, said] = link.getAttribute("aria-label").split(/: (.*)/);
  const words = said ?? link.previousSibling.textContent.trim();
  link.setAttribute("aria-label", `${what}: ${words}`);
  link.parentElement.setAttribute("aria-label", words);
}
