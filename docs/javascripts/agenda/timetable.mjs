// The clock of an agenda: when each part begins, what is cut to fit, what does not fit. Pure
// functions, no state.

import { clock, moment } from "../lib/zone-time.mjs";

const MINUTE = 60_000;
const CALL_STRETCH = 90; // the most minutes on a call without a break
const sum = (items) => items.reduce((total, item) => total + item.minutes, 0);

// Whether a part is there at all where the agenda is, in a room or on a call.
export const isIn = ({ only }, { call }) => !only || (only === "k") === Boolean(call);

// The parts of a meeting, with the minutes they take there.
const partsOf = ({ items }, { call }) =>
  items
    .filter((item) => isIn(item, { call }))
    .map((item) => ({ ...item, item, minutes: item.minutes + (call ? item.moving : 0) }));

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

// One meeting of an agenda, run: {from, to: moments; rows: [{item, minutes, out, from, to}];
// minutes, breaks, out: minutes kept, resting, cut; over: minutes too many}.
export function run(day, agenda) {
  const parts = partsOf(day, agenda);
  const left = cut(parts, day.limit);
  const from = moment(day, agenda.zone);
  let at = from;
  const rows = parts.map((part) => {
    const { item, minutes } = part;
    if (left.has(part)) return { item, minutes, out: true };
    const row = { item, minutes, out: false, from: at, to: at + minutes * MINUTE };
    at = row.to;
    return row;
  });
  const kept = parts.filter((part) => !left.has(part));
  const minutes = sum(kept);
  return {
    from,
    to: at,
    rows,
    minutes,
    breaks: sum(kept.filter(({ kind }) => kind === "b")),
    out: sum([...left]),
    over: day.limit ? Math.max(0, minutes - day.limit) : 0,
  };
}

// The rows of a meeting that stand between one break and the next and are too long for a call:
// [{first, last, minutes}].
function tooLong(rows) {
  const stretches = [[]];
  for (const row of rows.filter(({ out }) => !out))
    if (row.item.kind === "b") stretches.push([]);
    else stretches.at(-1).push(row);
  return stretches
    .map((each) => ({ first: each[0], last: each.at(-1), minutes: sum(each) }))
    .filter(({ minutes }) => minutes > CALL_STRETCH);
}

// Pairs of meetings, by number, of which the second begins before the first has ended.
export function clashes(agenda) {
  const runs = agenda.days
    .map((day, index) => ({ number: index + 1, ...run(day, agenda) }))
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
// `pairs`: from clashes(); `titleOf`: a part’s.
export function verdict(day, ran, number, pairs, { zone, call }, titleOf) {
  const wrong = pairs
    .filter((pair) => pair.includes(number))
    .map(([one, other]) => `Meeting ${other} begins before meeting ${one} has ended.`);
  if (ran.over)
    wrong.push(
      `Does not fit: what must stay takes ${minutesOf(ran.minutes)}, ${ran.over} more than you have. Mark more parts as could or should, or shorten some.`,
    );
  for (const { first, last, minutes } of call ? tooLong(ran.rows) : [])
    wrong.push(
      `On a call, “${titleOf(first.item)}” to “${titleOf(last.item)}” last ${minutesOf(minutes)} without a break. Put one in between, so that no stretch is longer than ${CALL_STRETCH}.`,
    );
  const end = clock(ran.to, zone);
  if (end.date !== day.date && ran.to > ran.from)
    wrong.push(`It ends on another day, ${dateWords(end.date)} at ${end.time}.`);
  const breaks = ran.breaks
    ? `, of which ${ran.breaks} are breaks`
    : ran.minutes > CALL_STRETCH
      ? ", without a break"
      : "";
  const cutWords = ran.out ? ` Cut to fit: ${minutesOf(ran.out)}.` : "";
  const spare =
    day.limit && !ran.over && day.limit > ran.minutes
      ? ` ${day.limit - ran.minutes} of your ${day.limit} minutes are free.`
      : "";
  return {
    words: ran.rows.length
      ? `${minutesOf(ran.minutes)}${breaks}.${cutWords}${spare}`
      : "Nothing in it yet.",
    wrong: wrong.join(" "),
  };
}
