// The shell's duties on every page: search when it is wanted, popovers, colours, the section in
// view, opening what a link leads to, and what each part of a table is. State: the reader's
// colours, in local storage and on <html>.

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

// Search is the theme's, and larger than the rest of a page: it comes when somebody reaches for it.
// The sheet on a phone opens at once, by the theme's check box, and what is typed meanwhile is not
// lost.
const box = find("#__search");
const field = find(".md-search__input");
const opener = find("[data-bh-search]");
const wanted = once(() => {
  const { src } = find(".bh-theme").content.querySelector("script");
  document.head.append(
    Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: src }),
  );
  return import("./search.mjs");
});
function show(open) {
  if (box.checked !== open) box.click();
  if (open) field.focus();
  else opener.focus();
}
for (const each of [field, opener])
  for (const sign of ["pointerenter", "pointerdown"]) each.addEventListener(sign, wanted);
field.addEventListener("focus", wanted);
opener.addEventListener("click", () => show(true));
find("[data-bh-search-close]").addEventListener("click", () => show(false));
field.form.addEventListener("submit", (event) => event.preventDefault());
if (asked.has("q")) wanted();

// The theme's keys: / s f search, p , and n . turn the page.
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
  show(true);
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
  const target = document.getElementById(location.hash.slice(1));
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
