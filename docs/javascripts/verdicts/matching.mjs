// Which lines somebody may mean: all but a few of the words they typed must stand in a line, give
// or take a letter; a name alone finds all lines of that name. Keeps no state.

import { fold, small } from "./words.mjs";

const ENOUGH = 2 / 3; // of the typed words that are no names, to be listed
const SURE = 3 / 4; // of them, to be the line that is meant,
const CLEAR = 1.25; // and times the rank of the next best
const LINE = ["words", "variants", "who"];

// Long words may lack a letter or have another.
const fuzzy = (term) => (term.length > 4 ? 0.2 : false);

// `lines`: [{id, words, who, variants, trail}, …]. Returns what answers a query with {found, best,
// near, reworded}: ids of lines, likely ones first; the one that is clearly meant; those that share
// the name in a query that finds nothing; and whether the one meant is worded differently. Returns
// nothing for a query without a word to go by.
export function finder(MiniSearch, lines) {
  const index = new MiniSearch({
    fields: [...LINE, "trail"],
    tokenize: fold,
    processTerm: (term) => (small.has(term) ? null : term),
    searchOptions: { prefix: true, fuzzy, boost: { words: 3, who: 3, variants: 2 } },
  });
  index.addAll(lines);
  // id → score
  const matches = (query, fields, options) =>
    new Map(index.search(query, { fields, ...options }).map(({ id, score }) => [id, score]));
  // of terms, the part that stands in a line
  const part = (terms, ...fields) => {
    const each = terms.map((term) => matches(term, fields));
    return (id) => each.filter((found) => found.has(id)).length / (terms.length || 1);
  };

  return function find(query) {
    const terms = [...new Set(fold(query))].filter((term) => !small.has(term));
    if (terms.length === 0) return undefined;
    // Only the last word may still be unfinished: “step” is no Stephen
    const names = terms.filter(
      (term) => matches(term, ["who"], { prefix: term === terms.at(-1) }).size,
    );
    const others = terms.filter((term) => !names.includes(term));
    const typed = others.length ? others : names;
    const [named, inLine, inTrail] = [
      part(names, "who"),
      part(typed, ...LINE),
      part(typed, ...LINE, "trail"),
    ];
    const scores = matches(query, [...LINE, "trail"]);
    const enough = lines.filter(({ id }) => inTrail(id) >= ENOUGH);
    const ofName = enough.filter(({ id }) => named(id) === 1);
    const ranked = (ofName.length ? ofName : enough)
      // of one name, none comes before the others
      .map(({ id }) => ({
        id,
        rank: (inLine(id) + named(id)) * (others.length ? (scores.get(id) ?? 0) : 1),
      }))
      .sort((one, other) => other.rank - one.rank);
    const [first, second] = ranked;
    const isClear =
      first &&
      inLine(first.id) >= SURE &&
      (!second || (others.length > 0 && terms.length > 1 && first.rank > CLEAR * second.rank));
    return {
      found: ranked.map(({ id }) => id),
      best: isClear ? first.id : undefined,
      near: ranked.length ? [] : lines.map(({ id }) => id).filter((id) => named(id) === 1),
      reworded: Boolean(isClear) && part(typed, "words", "who")(first.id) < ENOUGH,
    };
  };
}
