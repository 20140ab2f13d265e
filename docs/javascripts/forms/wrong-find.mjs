// Signs found by what somebody types: in everyday words, with slips of the finger. State: what
// stands in the field. The searching comes with the first key.
import { make } from "../lib/make.mjs";

const FEW = 6; // found signs that a phone shows without scrolling
// Words that say nothing of what is wrong
const EMPTY = new Set(
  (
    "a am an and any are as at be been but by do does for from get go got had has have he her him his " +
    "i if in is it its just let me my of on or our out she so some than that the their them then " +
    "there they this to too up us very was we were what when which who will with you your " +
    "always never ever nobody everyone someone anything team people " +
    "person work one thing things really still again all no not nothing can cannot could should " +
    "would know knows"
  ).split(" "),
);

const plain = (term) => {
  const word = term
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return EMPTY.has(word) ? null : word;
};

const learn = async (known) => {
  const { default: MiniSearch } = await import("../lib/vendor/minisearch.mjs");
  const index = new MiniSearch({
    fields: ["first", "words", "sign"],
    tokenize: (text) => text.replace(/n?[’'][a-z]{1,2}\b/gi, "").split(/[^\p{L}\p{N}]+/u),
    processTerm: plain,
    searchOptions: {
      boost: { first: 2, words: 2, sign: 0.5 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 3 ? 0.25 : 0),
      weights: { fuzzy: 0.3, prefix: 0.6 },
    },
  });
  index.addAll(
    [...known.values()].map(({ id, words, element }) => ({
      id,
      first: words[0],
      words: words.slice(1).join(". "),
      sign: element.querySelector("p").textContent,
    })),
  );
  return index;
};

// Puts a field over the signs in `start`. `known`: by id, with the words, the fold and the link of
// each; `begin`: the address of the first question.
export function findSigns(start, known, begin) {
  const field = make("input", {
    type: "search",
    className: "bh-wrong__field",
    maxLength: 100,
    autocomplete: "off",
    enterKeyHint: "go",
  });
  const said = make("p", { className: "bh-wrong__said" });
  const found = make("div", { className: "bh-wrong__signs bh-wrong__found" });
  const form = make(
    "form",
    { className: "bh-wrong__find" },
    make("label", {}, "Say it in your own words, or tap a sign", field),
    said,
    found,
  );
  said.setAttribute("role", "status");
  start.querySelector("h2").after(form);
  let index;
  let last = "";
  let speak;

  async function look() {
    const typed = field.value.trim();
    if (typed === last) return;
    last = typed;
    index ??= learn(known);
    const hits = typed ? (await index).search(typed) : [];
    if (typed !== last) return; // somebody typed on
    const best = hits.filter(({ score }) => score > hits[0].score / 4).slice(0, FEW);
    start.classList.toggle("bh-wrong__start--found", Boolean(typed));
    found.replaceChildren(
      ...best.map(({ id }) => known.get(id).link.cloneNode(true)),
      ...(typed && !best.length ? instead(typed) : []),
    );
    clearTimeout(speak);
    speak = setTimeout(() => {
      said.textContent = !typed
        ? ""
        : best.length
          ? `${best.length} ${best.length === 1 ? "sign fits" : "signs fit"}.`
          : `No sign here fits “${typed}”.`;
    }, 500);
  }

  function instead(typed) {
    return [
      make("a", { className: "bh-wrong__tap", href: begin }, "Begin with the questions"),
      make(
        "a",
        { className: "bh-wrong__tap", href: `?${new URLSearchParams({ q: typed })}` },
        `Search the whole guide for “${typed}”`,
      ),
    ];
  }

  field.addEventListener("input", look);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await look();
    found.querySelector("a")?.click();
  });
}
