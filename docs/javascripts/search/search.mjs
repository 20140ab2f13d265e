// Search at work in the box that page/shell.mjs opens: what is typed, pasted or dictated, and keys.
// State: what is typed, in the box; once a hit is followed, also in the history, so that the way back
// leads to the hits. All that it needs comes at once.

import { styled } from "../lib/styled.mjs";

const PAUSE = 700; // after which what was found is said aloud

const root = new URL("../..", import.meta.url).href;
styled("search-results");
const things = fetch(new URL("../../search/things.json", import.meta.url)).then((answer) =>
  answer.ok ? answer.json() : Promise.reject(answer),
);
const parts = Promise.all([
  import("./engine.mjs"),
  import("./hits.mjs"),
  import("../lib/vendor/minisearch.mjs"),
  things,
]);

export async function start(dialog) {
  const field = dialog.querySelector("input");
  const found = dialog.querySelector(".bh-search__found");
  const said = dialog.querySelector("[role=status]");
  let shown;
  let saying;

  const tell = (words) => {
    clearTimeout(saying);
    saying = setTimeout(() => (said.textContent = words), PAUSE);
  };
  const stops = () =>
    [...found.querySelectorAll("a, button, summary")].filter(
      (each) => each.getClientRects().length,
    );

  // A first hit is opened as soon as there is one.
  let hurry = false;
  const open = () => {
    if (!shown) return (hurry = Boolean(field.value.trim()));
    shown();
    hurry = false;
    found.querySelector("ol a")?.click();
  };
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });

  dialog.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) {
      const all = [field, ...stops()];
      const next = all[Math.max(0, all.indexOf(target)) + step];
      event.preventDefault();
      next?.focus();
    } else if (key.length === 1 && key !== " " && target !== field) field.focus();
  });

  dialog.addEventListener("close", () => {
    if (history.state?.search) history.replaceState({ ...history.state, search: "" }, "");
  });
  found.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const word = event.target.closest("button");
    if (word) {
      field.value = word.value;
      shown();
      field.focus();
    }
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.href.split("#")[0] === location.href.split("#")[0]) return dialog.close();
    // Back leads to the hits again. In the address, a host would learn what was typed
    history.replaceState({ ...history.state, search: field.value.trim() }, "");
  });

  try {
    const [{ engine }, { render }, { default: MiniSearch }, data] = await parts;
    const guide = engine(MiniSearch, data);
    let last;
    shown = () => {
      const typed = field.value.trim();
      if (typed === last) return;
      last = typed;
      tell(render(found, { typed, guide, data, root }));
      found.scrollTop = 0;
    };
    field.addEventListener("input", shown);
    shown();
    if (hurry) open();
  } catch {
    said.textContent = "Search could not be loaded. Contents has every page.";
  }
}
