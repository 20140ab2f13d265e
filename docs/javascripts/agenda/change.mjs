// Changes to an agenda (see address.mjs). They change it in place, since what is drawn goes by
// which part is which. No state.

import { MOST, read } from "./address.mjs";
import { isIn } from "./timetable.mjs";
import { nextDate } from "../lib/zone-time.mjs";

// A plan made into an agenda: first meeting at `start` ({date, time}), the others a week apart.
// `call`: as in an agenda.
export function fromPlan(plan, known, { zone, call }, start) {
  const days = plan.days.map(
    (day, index) =>
      `day=${nextDate(start.date, 7 * index)}T${start.time}..${encodeURIComponent(day.title)}&${day.items}`,
  );
  return { ...read(`#agenda=1&${days.join("&")}`, known, zone).agenda, name: plan.title, call };
}

export function addDay(agenda, start) {
  const last = agenda.days.at(-1);
  agenda.days.push({
    id: "",
    date: last ? nextDate(last.date) : start.date,
    time: last?.time ?? start.time,
    limit: 0,
    title: "",
    items: [],
  });
}

// An identity for the agenda and for each meeting and part that has none of its own. `make`: random,
// or derived from words (lib/identity.mjs).
export function identify(agenda, make) {
  const used = new Set();
  for (const thing of [agenda, ...agenda.days, ...agenda.days.flatMap(({ items }) => items)]) {
    while (!thing.id || used.has(thing.id)) thing.id = make(thing === agenda ? 12 : 4);
    used.add(thing.id);
  }
}

// A part that somebody adds by hand has to stay.
export function add(day, item) {
  day.items.push({ id: "", ref: "", title: "", note: "", mark: "", only: "", ...item });
}

export const count = ({ days }) => days.reduce((total, day) => total + day.items.length, 0);
export const full = (agenda) => count(agenda) >= MOST.items;

export function remove(agenda, item) {
  const [day, index] = place(agenda, item);
  day.items.splice(index, 1);
}

// One step up (-1) or down (+1), past what is not there in a room or on a call; from the edge of a
// meeting into the one beside it. Whether there was room to move.
export function step(agenda, item, by) {
  const [day, index, number] = place(agenda, item);
  const beside = agenda.days[number + by];
  let to = index + by;
  while (day.items[to] && !isIn(day.items[to], agenda)) to += by;
  if (day.items[to]) put(agenda, item, day, by > 0 ? to + 1 : to);
  else if (beside) put(agenda, item, beside, by > 0 ? 0 : beside.items.length);
  else return false;
  return true;
}

// To the end of the next meeting; from the last one to the first. Whether there was another.
export function toNextDay(agenda, item) {
  const [, , number] = place(agenda, item);
  if (agenda.days.length < 2) return false;
  const next = agenda.days[(number + 1) % agenda.days.length];
  put(agenda, item, next, next.items.length);
  return true;
}

// Before the `index`th part of a meeting, counted while the part still stands where it was.
function put(agenda, item, day, index) {
  const [from, at] = place(agenda, item);
  from.items.splice(at, 1);
  day.items.splice(from === day && at < index ? index - 1 : index, 0, item);
}

// [its meeting, its index there, the meeting's index]
export function place({ days }, item) {
  const number = days.findIndex((day) => day.items.includes(item));
  return [days[number], days[number].items.indexOf(item), number];
}
