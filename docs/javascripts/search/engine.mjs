// From what somebody types to things of the guide, best first. Knows no page. `data`: things.json,
// made by scripts/render/search_index.py; MiniSearch is given, so that it loads beside this.

import { distance, equals, isSmall, wordsIn } from "./words.mjs";

const BOOST = { title: 4, own: 4, text: 1.5, more: 0.6 };
const FUZZY = 0.2; // of a word's letters may be wrong
const GUESSED = 0.34; // the same, where that finds nothing
const FAINT = 0.03; // of the best hit's score: what is less is noise
const MOST = 60;
const AS_IT_IS = { boost: BOOST, tokenize: (text) => [text], processTerm: (term) => term };
const LETTER = /^\p{L}/u; // a mark of equal words has none

export function engine(MiniSearch, data) {
  const same = equals(data.equal);
  const own = data.address.map(() => "");
  const sayings = [...data.phrases, ...data.absent];
  for (const [says, things] of sayings)
    for (const thing of things) own[thing] += ` ${says.join(" ")}`;

  const index = new MiniSearch({
    fields: Object.keys(BOOST),
    tokenize: (text) => same.joined(text, true).filter((word) => !isSmall(word)),
    processTerm: same.forms,
  });
  index.addAll(
    own.map((words, id) => ({
      id,
      title: data.title[id],
      text: data.text[id],
      more: data.more[id],
      own: words,
    })),
  );

  const contentOf = (text) => same.joined(text).filter((word) => !isSmall(word));
  const shared = (word) => same.forms(word).at(-1);
  const weight = data.kind.map((kind) => data.kinds[kind][3]);
  const called = data.kinds.map(([, one]) => new Set(contentOf(one).map(shared)));
  const titles = data.title.map((title) => contentOf(title).map(shared));
  const told = sayings.flatMap(([says, things, answer]) =>
    says.map((saying) => ({ parts: [...new Set(contentOf(saying).map(shared))], things, answer })),
  );

  // One word, as all that it is looked for. The last one may still be growing.
  const query = (word, grows) => ({
    combineWith: "OR",
    queries: same.forms(word).map((form, at) => ({
      queries: [form],
      prefix: at < 2 && form.length > (grows ? 1 : 3) + at,
    })),
  });

  // The hits for any of the words, which words each has, and how many hits each word has.
  function ask(words, grow) {
    const queries = words.map((word, at) => query(word, grow && at === words.length - 1));
    const hits = index.search({ combineWith: "OR", queries }, AS_IT_IS);
    const found = words.map(() => 0);
    const forms = words.map((word) => new Set(same.forms(word)));
    for (const hit of hits) {
      // Who asks for a scenario means one, whether it calls itself so or not
      const kind = called[data.kind[hit.id]];
      hit.has = words.map(
        (word, at) => hit.queryTerms.some((term) => forms[at].has(term)) || kind.has(shared(word)),
      );
      hit.has.forEach((has, at) => (found[at] += has));
    }
    return { words, hits, found };
  }

  // The word of the guide that a mistyped one comes nearest to: of several, the commonest.
  function nearest(word, fuzzy) {
    const often = new Map();
    for (const { terms } of index.search(word, { ...AS_IT_IS, fuzzy }))
      for (const term of terms) if (LETTER.test(term)) often.set(term, (often.get(term) ?? 0) + 1);
    return [...often]
      .map(([term, many]) => ({ term, many, far: distance(term, word) }))
      .sort((one, two) => one.far - two.far || two.many - one.many)[0]?.term;
  }

  // The answer with mistyped words put right, and which: [typed, meant].
  function corrected(words) {
    const answer = ask(words, true);
    const meant = words.map((word, at) =>
      answer.found[at] || same.saying(word) ? word : (nearest(word, FUZZY) ?? word),
    );
    const nearly = words.map((word, at) => [word, meant[at]]).filter(([one, two]) => one !== two);
    return { nearly, ...(nearly.length ? ask(meant) : answer) };
  }

  // A hit counts by how much of what was asked it has, rare words more than common ones.
  function weigh({ words, hits, found }) {
    const rarity = found.map((many) => (many ? Math.log(1 + own.length / many) : 0));
    const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
    const asked = new Set(words.flatMap(same.forms));
    for (const hit of hits) {
      const part = sum(rarity.filter((_, at) => hit.has[at])) / sum(rarity);
      const title = titles[hit.id];
      const whole = title.length && title.every((word) => asked.has(word));
      hit.score *= weight[hit.id] * part ** 2 * (whole ? 1.4 : 1);
    }
    return asked;
  }

  // What people say leads straight to the thing made for it: the surer, the more of what was typed
  // the saying explains. Gives what is said of things that the guide lacks.
  function pin(scores, asked, length) {
    const best = Math.max(0, ...[...scores.values()].map((hit) => hit.score)) || 1;
    let lacks;
    for (const { parts, things, answer } of told) {
      if (!parts.length || !parts.every((part) => asked.has(part))) continue;
      const share = Math.min(1, parts.length / length);
      lacks ??= answer;
      things.forEach((id, at) => {
        const hit = scores.get(id) ?? { id, score: 0, terms: [] };
        const score = Math.max(hit.score, best * 1.5 * share ** 2 * (1 - at / 10));
        scores.set(id, { ...hit, score: score + hit.score / 10 });
      });
    }
    return lacks;
  }

  // `hits`: things by number, best first, with the guide's words they were found by. `nearly`: what
  // was looked for in place of mistyped words; `unknown`: words that stand nowhere, each with the
  // nearest that does; `lacks`: what is said where the guide has nothing on it.
  function search(typed) {
    let words = [...new Set(contentOf(typed))];
    if (!words.length) words = wordsIn(typed).slice(-1); // it may become a word
    if (!words.length) return { hits: [], nearly: [], unknown: [] };
    const answer = corrected(words);
    const asked = weigh(answer);
    const scores = new Map(answer.hits.map((hit) => [hit.id, hit]));
    const lacks = pin(scores, asked, answer.words.length);
    const all = [...scores.values()].sort((one, two) => two.score - one.score);
    return {
      hits: all.filter((hit, at) => at < MOST && hit.score >= all[0].score * FAINT),
      nearly: answer.nearly,
      unknown: answer.words
        .filter((word, at) => !answer.found[at] && !same.saying(word))
        .map((word) => [word, nearest(word, GUESSED)]),
      lacks,
    };
  }

  // A text in pieces, [piece, whether it is what was looked for].
  function marked(text, terms) {
    const sought = new Set(terms);
    return text
      .split(/([\p{L}\p{N}]+(?:['’]\p{L}+)*)/u)
      .map((piece, at) => [
        piece,
        at % 2 === 1 &&
          wordsIn(piece).some((word) => same.forms(word).some((form) => sought.has(form))),
      ]);
  }

  return { search, marked };
}
