// “Did they say it?”: narrows the list of checked lines to what is typed, likely ones first, and
// opens the one that is clearly meant. What it knows of the lines stands in the page. State: the
// field; the address says the same (#q=hopper), or names the line that is open
// (#hopper-things-people). Without this script the list is whole and each line opens by a tap.

import { scrollHere } from "../lib/scroll.mjs";
import "./take.mjs";

const PAUSE = 500; // milliseconds without a key before the outcome is told
const form = document.querySelector(".bh-verdicts");
const field = form.elements.words;
const said = document.querySelector(".bh-verdicts__said");
const list = document.querySelector(".bh-verdicts__list");
const verdicts = [...list.querySelectorAll(".bh-verdict")];
const texts = (verdict, part) =>
  [...verdict.querySelectorAll(part)].map((each) => each.textContent).join(" ");
let finding;
let told;

// Resolves to what finds lines; few type anything, so the library comes when somebody does.
async function load() {
  const [{ default: MiniSearch }, { finder }] = await Promise.all([
    import("../lib/vendor/minisearch.mjs"),
    import("./matching.mjs"),
  ]);
  const lines = verdicts.map((verdict) => ({
    id: verdict.id,
    words: texts(verdict, ".bh-verdict__words, .bh-verdict__translation"),
    who: texts(verdict, ".bh-verdict__who"),
    variants: verdict.dataset.variants,
    trail: texts(verdict, "cite"),
  }));
  return finder(MiniSearch, lines);
}
const ready = () => (finding ??= load());

// The lines of these ids alone, in this order; the one meant is open.
function show(ids, best) {
  for (const verdict of verdicts) {
    verdict.parentElement.hidden = !ids.includes(verdict.id);
    verdict.open = verdict.id === best;
  }
  list.hidden = ids.length === 0;
  list.append(...ids.map((id) => document.getElementById(id).parentElement));
}

const showAll = () => show(verdicts.map(({ id }) => id));

function outcome({ found, best, near, reworded }) {
  if (best) {
    const verdict = document.getElementById(best);
    const who = texts(verdict, "summary .bh-verdict__who");
    const more = found.length > 1 ? ` ${found.length - 1} more below.` : "";
    const other = reworded ? " You typed another wording; this is the line we checked." : "";
    return [`${who}: ${texts(verdict, "summary .bh-status")}.${other}${more}`];
  }
  if (found.length)
    return [found.length > 1 ? `${found.length} lines fit.` : "This may be the line."];
  const how = Object.assign(document.createElement("a"), {
    href: "#not-here",
    textContent: "How to check it yourself",
  });
  const those = near.length ? " Below is what we checked under that name." : "";
  return ["We have not checked this line. That says nothing about it. ", how, `.${those}`];
}

// All that is told is told once, when the typing pauses.
function tell(...words) {
  clearTimeout(told);
  if (words.length === 0) said.replaceChildren();
  else told = setTimeout(() => said.replaceChildren(...words), PAUSE);
}

async function look() {
  const query = field.value.trim();
  const found = query ? (await ready())(query) : undefined;
  if (query !== field.value.trim()) return; // more was typed while the library came
  if (found) {
    show(found.found.length ? found.found : found.near, found.best);
    tell(...outcome(found));
  } else {
    showAll();
    tell();
  }
}

// On a phone the keys take half of the screen: the field goes to the top of what is left.
function makeRoom() {
  const isLow = form.getBoundingClientRect().top > 120;
  if (isLow && matchMedia("(max-width: 40em)").matches) scrollHere(form);
}

function restore() {
  const { hash } = location;
  const asked = new URLSearchParams(hash.slice(1)).get("q");
  if (asked) {
    field.value = asked;
    look();
  } else if (field.value && verdicts.some(({ id }) => `#${id}` === hash)) {
    field.value = "";
    showAll();
    tell();
    const verdict = document.getElementById(hash.slice(1));
    verdict.open = true;
    scrollHere(verdict);
  }
}

for (const sign of ["focus", "pointerenter"]) field.addEventListener(sign, ready);
field.addEventListener("input", () => {
  const query = field.value.trim();
  history.replaceState(
    history.state,
    "",
    query ? `#${new URLSearchParams({ q: query })}` : location.pathname + location.search,
  );
  makeRoom();
  look();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("li:not([hidden]) summary")?.focus();
});
list.addEventListener("click", ({ target }) => {
  const verdict = target.closest("summary")?.parentElement;
  if (verdict && !verdict.open) history.replaceState(history.state, "", `#${verdict.id}`);
});
addEventListener("hashchange", restore);
form.hidden = false;
restore();
