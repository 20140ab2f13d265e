// The page for unknown addresses: a code or an address that was typed with capitals, a full stop or
// the like is opened as it was meant; for all others the nearest pages are named, and the field for
// searching holds the words of the address. Keeps no state.

import { make } from "../lib/make.mjs";

const NEAREST = 3;
const home = new URL(document.querySelector(".bh-header__home").href);

// An address as we would write it: “Go/KISA.” is “go/kisa”. Empty for one that cannot be read.
function plain(path) {
  let read = path;
  try {
    read = decodeURIComponent(path);
  } catch {}
  return read
    .toLowerCase()
    .replace(/(index)?\.html?$/, "")
    .replace(/[\s_]+/g, "-")
    .split("/")
    .map((part) => part.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, ""))
    .filter(Boolean)
    .join("/");
}

function asked() {
  const { pathname } = location;
  const below = pathname.toLowerCase().startsWith(home.pathname.toLowerCase());
  return plain(below ? pathname.slice(home.pathname.length) : pathname);
}

// How many letters must be put in, left out or changed to make one word of another.
function distance(one, other) {
  let row = [...other, ""].map((_, at) => at);
  for (const [above, letter] of [...one].entries()) {
    const next = [above + 1];
    for (const [at, wanted] of [...other].entries())
      next.push(Math.min(next[at] + 1, row[at + 1] + 1, row[at] + (letter !== wanted)));
    row = next;
  }
  return row[row.length - 1];
}

const last = (path) => path.split("/").slice(-1)[0];

// From 0 for the same to 1 for nothing in common: a page is known by its own name, or by a word of
// it.
function farness(path, page) {
  const share = (one, other) => distance(one, other) / Math.max(one.length, other.length, 1);
  const words = last(page).split("-");
  const same = last(path)
    .split("-")
    .filter((word) => word.length > 3 && words.some((each) => share(word, each) < 0.3));
  return Math.min(share(last(path), last(page)), same.length ? 0.45 : 1);
}

async function pages() {
  const answer = await fetch(new URL("contents/", home));
  // All of the page would bring its styles along
  const [article] = (await answer.text()).match(/<article.*<\/article>/s);
  const page = new DOMParser().parseFromString(article, "text/html");
  return [...page.querySelectorAll(".bh-entries li")].map((entry) => {
    const link = entry.querySelector("a");
    const href = new URL(link.getAttribute("href"), answer.url);
    return {
      href: href.href,
      path: plain(href.pathname.slice(home.pathname.length)),
      title: link.textContent,
      about: entry.querySelector("span").textContent,
    };
  });
}

async function meant(path) {
  const code = last(path);
  if (/^(go\/)?[a-z]{4}$/.test(path)) {
    const address = new URL(`go/${code}/`, home).href;
    const { ok } = await fetch(address, { method: "HEAD" });
    if (ok) return { address };
  }
  const all = await pages();
  const same = all.find((each) => each.path === path);
  if (same) return { address: same.href + location.search + location.hash };
  const near = [...new Map(all.map((each) => [each.path, each])).values()]
    .map((each) => ({ ...each, far: farness(path, each.path) }))
    .filter(({ far }) => far < 0.5)
    .sort((one, other) => one.far - other.far);
  return { near: near.slice(0, NEAREST) };
}

async function help() {
  const path = asked();
  document.querySelector("#lost").value = last(path).replace(/-/g, " ");
  const { address, near = [] } = path ? await meant(path) : {};
  if (address) location.replace(address);
  else if (near.length) {
    const entry = ({ href, title, about }) =>
      make("li", {}, make("a", { href }, title), make("span", {}, about));
    const list = make("ul", { className: "bh-entries" }, ...near.map(entry));
    const asks = make("p", {}, "Perhaps you want one of these:");
    document.querySelector(".bh-nearest").append(asks, list);
  }
}
help().catch(() => {}); // without a connection the field and the list stay
