// What search shows: the three best hits, then the others by kind, or what else may help. Keeps no
// state.

import { make } from "../lib/make.mjs";

const BEST = 3;
const FIRST = 5; // of a kind; the others are folded

// Fills the place for hits; gives what to say aloud.
export function render(place, { typed, guide, data, root }) {
  const { hits, nearly, unknown, lacks } = typed ? guide.search(typed) : { hits: [] };
  const best = (hit) => entry(hit, kindOf(hit, data), { guide, data, root });
  const item = (hit) => entry(hit, "", { guide, data, root });
  const many = hits.length === 1 ? "1 thing found" : `${hits.length} things found`;
  const notes = typed ? remarks(typed, { hits, nearly, unknown, lacks }) : [];
  const words = typed ? unknown.map(([, near]) => near).filter(Boolean) : data.examples;
  const title = typed ? "Did you mean" : "For example";
  const asks = !hits.length && words.length ? [heading(title), choices(words)] : [];
  place.replaceChildren(
    ...(hits.length ? [make("p", { className: "bh-search__count" }, many)] : []),
    ...notes.map((note) => make("p", { className: "bh-search__note" }, note)),
    ...asks,
    ...(hits.length ? [list(hits.slice(0, BEST).map(best))] : []),
    ...kinds(hits.slice(BEST), data).flatMap(([title, some]) => group(title, some.map(item))),
    ...(typed && !hits.length ? elsewhere(root) : []),
  );
  if (!typed) return "";
  return [hits.length ? many : "Nothing found", ...notes].join(". ");
}

function remarks(typed, { hits, nearly, unknown, lacks }) {
  if (lacks) return [lacks];
  if (!hits.length) return [`This guide has nothing on “${typed}”.`];
  const spelt = nearly.map(
    ([word, meant]) => `“${word}” stands nowhere in this guide. These are for “${meant}”.`,
  );
  const strange = unknown.map(([word]) => `Nothing in this guide has the word “${word}”.`);
  return [...spelt, ...strange];
}

// Those of one kind together, the kind of the best hit first.
function kinds(hits, data) {
  const groups = new Map();
  for (const hit of hits) {
    const [, , title] = data.kinds[data.kind[hit.id]];
    groups.set(title, [...(groups.get(title) ?? []), hit]);
  }
  return [...groups];
}

function group(title, items) {
  const rest = items.slice(FIRST);
  const more = make("summary", {}, `${rest.length} more: ${title.toLowerCase()}`);
  return [
    heading(title),
    list(items.slice(0, FIRST)),
    ...(rest.length ? [make("details", {}, more, list(rest))] : []),
  ];
}

const kindOf = ({ id }, data) => data.kinds[data.kind[id]][1];

function entry({ id, terms }, kind, { guide, data, root }) {
  const label = [kind, data.note[id]].filter(Boolean).join(" · ");
  const marked = (text) =>
    guide.marked(text, terms).map(([piece, is]) => (is ? make("mark", {}, piece) : piece));
  return make(
    "li",
    {},
    make(
      "a",
      { href: root + data.address[id].replace(/^\.\//, "") },
      ...(label ? [make("span", { className: "bh-search__kind" }, label, " ")] : []),
      make("span", { className: "bh-search__title" }, ...marked(data.title[id]), " "),
      make("span", { className: "bh-search__text" }, ...marked(data.text[id])),
    ),
  );
}

const heading = (text) => make("h2", {}, text);
const list = (items) => make("ol", {}, ...items);
const choices = (words) =>
  make(
    "p",
    { className: "bh-search__words" },
    ...words.map((word) =>
      make("button", { type: "button", className: "bh-button", value: word }, word),
    ),
  );

function elsewhere(root) {
  const link = (address, text) => make("li", {}, make("a", { href: root + address }, text));
  return [
    heading("Look here"),
    make(
      "ul",
      {},
      link("contents/", "Contents, with every page"),
      link("chapters/faq/", "Questions people ask"),
      link("about/glossary/", "Glossary"),
    ),
  ];
}
