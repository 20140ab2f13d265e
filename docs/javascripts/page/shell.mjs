// The shell's duties on every page: search when it is wanted, popovers, colours, the section in
// view, opening what a link leads to, and what each part of a table is. State: the reader's
// colours, in local storage and on <html>.

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
for (const sign of ["pointerenter", "pointerdown", "focus"])
  opener.addEventListener(sign, wanted, { once: true });
opener.addEventListener("click", (event) => {
  event.preventDefault(); // without this script it leads to Contents
  search();
});
const sought = asked.get("q") || history.state?.search;
if (sought) search(sought);

// Keys: / s f search, p , and n . turn the page.
addEventListener("keydown", (event) => {
  if (
    event.metaKey ||
    event.ctrlKey ||
    event.altKey ||
    event.defaultPrevented ||
    event.target.closest("input, select, textarea, dialog")
  )
    return;
  const page = { p: "prev", ",": "prev", n: "next", ".": "next" }[event.key];
  if (page) find(`link[rel=${page}]`)?.href && location.assign(find(`link[rel=${page}]`).href);
  if (!["/", "s", "f"].includes(event.key)) return;
  event.preventDefault();
  search();
});

// The list of all pages stands on a page of its own, and comes from there when a hand or the focus
// nears the button.
const contents = find("#contents");
const button = find("[popovertarget=contents]");
async function list() {
  const answer = await fetch(contents.querySelector("a").href);
  // All of the page would bring its styles along
  const [, html] = (await answer.text()).match(/.*<div class="bh-contents__list">(.*?)<\/div>/s);
  const there = Object.assign(document.createElement("div"), {
    className: "bh-contents__list",
    innerHTML: html,
  });
  for (const link of there.querySelectorAll("a")) {
    link.href = new URL(link.getAttribute("href"), answer.url);
    if (link.href === location.href.split(/[?#]/)[0]) link.ariaCurrent = "page";
  }
  contents.querySelector(".bh-contents__list").replaceWith(there);
}
// Without a connection, the links to the two pages stay
const listed = once(() => list().catch(() => {}));
for (const sign of ["pointerenter", "pointerdown", "focus", "click"])
  button.addEventListener(sign, listed);

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

// A link inside a popover leads somewhere on this page or another; either way the list has done its
// work.
for (const list of document.querySelectorAll("[popover]")) {
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
  });
}

for (const radio of document.querySelectorAll(".bh-schemes input")) {
  radio.checked = radio.value === (root.dataset.bhColours ?? "");
  radio.addEventListener("change", () => {
    if (radio.value) root.dataset.bhColours = radio.value;
    else delete root.dataset.bhColours;
    try {
      if (radio.value) localStorage.setItem("both-hats-colours", radio.value);
      else localStorage.removeItem("both-hats-colours");
    } catch {} // a browser that stores nothing shows the colours until the next page
  });
}

// The list beside the text marks the last section whose heading has gone by.
const sections = [...document.querySelectorAll(".bh-toc a")].map((link) => [
  link,
  document.getElementById(decodeURIComponent(link.hash.slice(1))),
]);
if (sections.length && matchMedia("(min-width: 76em)").matches) {
  const follow = new IntersectionObserver(
    () => {
      const now = sections.findLast(
        ([, heading]) => heading?.getBoundingClientRect().top < 120,
      )?.[0];
      for (const [link] of sections)
        link === now
          ? link.setAttribute("aria-current", "true")
          : link.removeAttribute("aria-current");
    },
    { rootMargin: "-100px 0px 0px 0px" },
  );
  for (const [, heading] of sections) if (heading) follow.observe(heading);
}

// What an address asks for stands open: what is folded round it, which newer browsers open by
// themselves, and what is folded in it or follows it. A page around this one stays where it is
// (lib/scroll.mjs), and so does this one if the browser has gone there.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
  part.role = ROLES[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader");
}
