// What counts as the same word: typed and written, singular and plural, British and American,
// and the groups of docs/data/search.yml. Knows no page and no index.

// What people put around what they ask
const SMALL = new Set(
  `a about after all also am an and any anybody anyone anything are as at be because been before
  being best but by can can't cannot could d did didn't do does doesn't doing don't during each else
  even ever every for from get gets getting give got had has have having he her hers here him his how
  i if in into is isn't it its just keep know let like ll m make me might more most much must my need
  no nor not now of off ok on one or our out over own please put really s same shall she should
  so some somebody someone something still such t take than that the their them then there these
  they thing things this those tips to too under until up us use ve versus very vs want was way ways
  we well were what when where whether which while who whom whose why will with without won't would
  you your yours advice explain explained tell find`.split(/\s+/),
);

// "Café’s" is looked for as "cafe"
const plain = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’‘`´]/g, "'")
    .replace(/'s\b/g, "");

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu;
export const wordsIn = (text) => plain(text).match(WORD) ?? [];
export const isSmall = (word) => SMALL.has(word);

// The part that the forms of a word share. Rough: it only has to do the same to both sides.
export function stem(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  let part = word
    .replace(/iz(e[sdr]?|ers|ing|ations?)$/, "is$1")
    .replace(/our(s|ed|ing|able|al|ally)?$/, "or$1")
    .replace(/(cent|met|theat)re(s?)$/, "$1er$2")
    .replace(/(gram)mes?$/, "$1")
    .replace(/ies$/, "y")
    .replace(/(ss|sh|ch|x|z)es$/, "$1")
    .replace(/([^su])s$/, "$1");
  if (part.length > 5) part = part.replace(/at(ion|ing|ed|ive|e)$/, "");
  if (part.length > 4 && /[aeiouy].*(ing|ed|ion)$/.test(part)) {
    part = part.replace(/(ing|ed|ion)$/, "").replace(/([bdfgmnprt])\1$/, "$1");
  }
  return part.length > 4 ? part.replace(/e$/, "").replace(/([^aeiou])y$/, "$1i") : part;
}

// Groups of equal words, some of them of several words. `forms`: what a word is looked for as.
// `joined`: the words of a text, with a mark in place of what a group writes in several words, or
// where it is to be kept, after it. `saying`: what such a mark stands for.
export function equals(groups) {
  const marks = new Map();
  const sayings = new Map();
  const long = new Map(); // by the first of their words
  groups.forEach((group, number) => {
    const mark = `eq${number}`;
    sayings.set(mark, group[0]);
    marks.set(mark, `=${number}`);
    for (const words of group.map(wordsIn)) {
      if (words.length === 1) marks.set(stem(words[0]), `=${number}`);
      else long.set(words[0], [...(long.get(words[0]) ?? []), { words, mark }]);
    }
  });
  for (const some of long.values()) some.sort((one, two) => two.words.length - one.words.length);
  const known = new Map(); // most words come often
  function forms(word) {
    const part = stem(word);
    const mark = marks.get(word) ?? marks.get(part);
    return [...new Set(mark ? [word, part, mark] : [word, part])];
  }
  return {
    saying: (mark) => sayings.get(mark),
    forms(word) {
      if (!known.has(word)) known.set(word, forms(word));
      return known.get(word);
    },
    joined(text, keep) {
      const all = wordsIn(text);
      const line = [];
      for (let at = 0; at < all.length; ) {
        const saying = long
          .get(all[at])
          ?.find(({ words }) => words.every((word, step) => word === all[at + step]));
        const here = all.slice(at, at + (saying?.words.length ?? 1));
        if (keep || !saying) line.push(...here);
        if (saying) line.push(saying.mark);
        at += here.length;
      }
      return line;
    },
  };
}

// How many letters to add, drop or change to make one word of the other
export function distance(one, two) {
  let row = [...two, ""].map((_, at) => at);
  [...one].forEach((letter, line) => {
    const next = [line + 1];
    [...two].forEach((other, at) => {
      next.push(Math.min(next[at] + 1, row[at + 1] + 1, row[at] + (letter !== other)));
    });
    row = next;
  });
  return row[two.length];
}
