// ?embed=1: one section for a frame in somebody else’s course page, without what surrounds it here.
// Which section: the anchor of the address, or the whole page. Keeps no state, and does nothing on
// any other address. Without this script the frame shows the whole page. The head of the page hides
// everything (stylesheets/shell.css) until this has run.

import { styled } from "../lib/styled.mjs";

const root = document.documentElement;

// A heading opens a section that goes on to the next heading of its rank; a row, card or quotation
// is shown with the block it is in.
function section(article) {
  // Answers of a check follow its name
  const target = document.getElementById(location.hash.slice(1).split(/[=&]/)[0]);
  const block = target && [...article.children].find((each) => each.contains(target));
  if (!block || block.matches("h1")) return [...article.children];
  if (block !== target || !/^H[2-6]$/.test(block.tagName)) return [block];
  const parts = [block];
  for (
    let next = block.nextElementSibling;
    next && !(/^H[1-6]$/.test(next.tagName) && next.tagName <= block.tagName);
    next = next.nextElementSibling
  )
    parts.push(next);
  return parts;
}

// The address of the full page, at the same place, for reading on.
function full(address) {
  const url = new URL(address, location.href);
  url.searchParams.delete("embed");
  return url.href;
}

function show() {
  const article = document.querySelector("article");
  const shown = section(article);
  for (const each of article.children)
    each.classList.toggle("bh-embed-out", !shown.includes(each) && !each.matches("h1"));
  root.dataset.bhEmbed = "shown";
}

function source() {
  const link = Object.assign(document.createElement("a"), {
    href: full(location.href),
    textContent: document.querySelector("h1").firstChild.textContent.trim(),
  });
  const line = Object.assign(document.createElement("p"), { className: "bh-embed-source" });
  line.append("From “", link, "” in Both Hats, CC BY 4.0. Links open in a new tab.");
  document.querySelector("article").after(line);
}

// A link leads out of the frame, unless what it leads to is shown in it.
function lead(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.hasAttribute("download")) return;
  const here = link.href.split("#")[0] === location.href.split("#")[0];
  if (here && document.getElementById(link.hash.slice(1))?.checkVisibility()) return;
  Object.assign(link, { href: full(link.href), target: "_blank", rel: "noopener" });
}

function begin() {
  show();
  source();
  addEventListener("hashchange", show);
  for (const kind of ["click", "auxclick"]) addEventListener(kind, lead, true);
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

await styled("embed");
begin();
