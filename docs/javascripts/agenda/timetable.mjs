// The clock of an agenda: when each part begins, what is cut to fit, what does not fit. Pure
// functions, no state.

import { clock, moment } from "../lib/zone-time.mjs";

const MINUTE = 60_000;
const sum = (items) => items.reduce((total, item) => total + item.minutes, 0);

// What has to go so that the rest takes no longer than `limit` (0: no limit). Of all sets of could
// and should parts that make it fit, the one that loses the fewest minutes marked should; of these,
// the fewest marked could; then the fewest parts; then the latest. So nothing goes that need not,
// and what fits again comes back. If not even all of them are enough, all of them go.
// `best[n][room]` is what the first n loose parts are worth where `room` minutes are left for them:
// a minute of should more than all that could be, a part less than any minute.
export function cut(items, limit) {
  if (!limit || sum(items) <= limit) return new Set();
  const loose = items.filter((item) => item.mark && item.minutes);
  let room = limit - sum(items) + sum(loose);
  if (room < 0) return new Set(loose);
  const best = [new Float64Array(room + 1)];
  for (const { minutes, mark } of loose) {
    const worth = minutes * (mark === "s" ? 1e9 : 1e3) + 1;
    const without = best.at(-1);
    best.push(
      without.map((value, at) =>
        at < minutes ? value : Math.max(value, without[at - minutes] + worth),
      ),
    );
  }
  const out = new Set();
  for (const [index, item] of [...loose.entries()].reverse()) {
    if (best[index + 1][room] === best[index][room]) out.add(item);
    else room -= item.minutes;
  }
  return out;
}

// One meeting, run: {from, to: moments; rows: [{item, out, from, to}]; minutes, breaks, out:
// minutes kept, resting, cut; over: minutes too many}.
export function run(day, zone) {
  const left = cut(day.items, day.limit);
  const from = moment(day, zone);
  let at = from;
  const rows = day.items.map((item) => {
    if (left.has(item)) return { item, out: true };
    const row = { item, out: false, from: at, to: at + item.minutes * MINUTE };
    at = row.to;
    return row;
  });
  const kept = day.items.filter((item) => !left.has(item));
  const minutes = sum(kept);
  return {
    from,
    to: at,
    rows,
    minutes,
    breaks: sum(kept.filter((item) => item.kind === "b")),
    out: sum([...left]),
    over: day.limit ? Math.max(0, minutes - day.limit) : 0,
  };
}

// Pairs of meetings, by number, of which the second begins before the first has ended.
export function clashes({ days, zone }) {
  const runs = days
    .map((day, index) => ({ number: index + 1, ...run(day, zone) }))
    .sort((a, b) => a.from - b.from || a.number - b.number);
  return runs.flatMap((one, index) =>
    runs
      .slice(index + 1)
      .filter((other) => other.from < one.to && other.to > other.from)
      .map((other) => [one.number, other.number]),
  );
}

export const minutesOf = (count) => `${count} minute${count === 1 ? "" : "s"}`;

// “13:15–13:27”, on the clocks of the zone.
export function times({ from, to }, zone) {
  return `${clock(from, zone).time}–${clock(to, zone).time}`;
}

// “Monday 2 March 2026”
export function dateWords(date) {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  })
    .format(new Date(date))
    .replace(",", "");
}

// What a trainer should know about how a meeting fits: {words, wrong}. `number`: its own, from 1;
// `pairs`: from clashes().
export function verdict(day, ran, number, pairs, zone) {
  const wrong = pairs
    .filter((pair) => pair.includes(number))
    .map(([one, other]) => `Meeting ${other} begins before meeting ${one} has ended.`);
  if (ran.over)
    wrong.push(
      `Does not fit: what must stay takes ${minutesOf(ran.minutes)}, ${ran.over} more than you have. Mark more parts as could or should, or shorten some.`,
    );
  const end = clock(ran.to, zone);
  if (end.date !== day.date && ran.to > ran.from)
    wrong.push(`It ends on another day, ${dateWords(end.date)} at ${end.time}.`);
  const breaks = ran.breaks
    ? `, of which ${ran.breaks} are breaks`
    : ran.minutes > 90
      ? ", without a break"
      : "";
  const cutWords = ran.out ? ` Cut to fit: ${minutesOf(ran.out)}.` : "";
  const spare =
    day.limit && !ran.over && day.limit > ran.minutes
      ? ` ${day.limit - ran.minutes} of your ${day.limit} minutes are free.`
      : "";
  return {
    words: day.items.length
      ? `${minutesOf(ran.minutes)}${breaks}.${cutWords}${spare}`
      : "Nothing in it yet.",
    wrong: wrong.join(" "),
  };
}
