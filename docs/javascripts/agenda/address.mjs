// An agenda as what stands after the # of an address, and back. Pure functions, no state of their
// own.
// #agenda=1&id=7k…&name=Two+hats&zone=Europe/London&call=1&day=2026-03-02T13:15_4t0b.170.Promises
// &a=12s_9c2f.kept-and-moved&b=15_k01a.Coffee&day=…
// `call`: it is on a call, not in a room. `day` starts a meeting: when, how many minutes there are,
// its title. What follows belongs to it, one entry for each part: minutes, with s for should or c for
// could, and r or k if it is only in a room or only on a call; then a activity, s scenario, c page
// and place on it, t plan’s own words to the room, o own part and b break with their titles.
// The last field of s, c and t names a trainer’s note in downloads/agenda.json. `id`, and what
// stands after _, is by what calendars know an agenda, meeting or part (lib/identity.mjs); older
// addresses have none. An agenda: {id, name, zone, call: "" or "1", days: [{id, date, time, limit,
// title, items: [{id, kind, ref, title, note, minutes, moving, mark, only}]}]}; `moving`: minutes
// more on a call.
// `known`: {things: “a.kept-and-moved” → {title, …}, notes: key → text, plans}, both Maps.

import { isIdentity } from "../lib/identity.mjs";
import { isDate, isZone } from "../lib/zone-time.mjs";

export const MOST = {
  address: 12_000,
  days: 10,
  items: 150,
  minutes: 600,
  limit: 1440,
  words: 120,
};
export const MARKS = ["", "s", "c"]; // must, should, could
// Would break a line, turn letters round or show as nothing
const UNSEEN = /[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFD]/gu;

export const empty = (zone) => ({ id: "", name: "", zone, call: "", days: [] });

// Words as they may stand in an agenda: one line, nothing unseen, not too long.
export function words(given) {
  return [...given.replace(/\s+/gu, " ").replace(UNSEEN, "").trim()]
    .slice(0, MOST.words)
    .join("")
    .trim();
}

export function write({ id, name, zone, call, days }, forParticipants = false) {
  const pairs = [
    ...(forParticipants ? [["view", "participants"]] : []),
    ["agenda", "1"],
    ...(id ? [["id", id]] : []),
    ...(name ? [["name", name]] : []),
    ["zone", zone],
    ...(call ? [["call", call]] : []),
  ];
  for (const { id, date, time, limit, title, items } of days) {
    pairs.push(["day", trimmed([`${date}T${time}${own(id)}`, limit || "", title])]);
    for (const { id, kind, ref, title, note, minutes, mark, only } of items) {
      const page = kind === "c" && note && !ref.includes(".") ? [ref, ""] : [ref];
      const rest = { o: [title], b: [title], t: [note] }[kind] ?? [...page, note];
      pairs.push([kind, trimmed([minutes + mark + only + own(id), ...rest])]);
    }
  }
  return `#${new URLSearchParams(pairs)}`.replace(/%(3A|2F|2C)/g, (code) =>
    decodeURIComponent(code),
  );
}

const own = (id) => (id ? `_${id}` : "");

function trimmed(fields) {
  const last = fields.map(Boolean).lastIndexOf(true);
  return fields.slice(0, last + 1).join(".");
}

// What of the address makes an agenda, and in `dropped` the name of each thing that does not. No
// agenda: the address holds none.
export function read(hash, known, zone) {
  const asked = hash.length > MOST.address ? [] : [...new URLSearchParams(hash.slice(1))];
  if (!/(^#|&)(agenda|day)=/.test(hash)) return { agenda: null, dropped: [] };
  const agenda = empty(zone);
  const dropped = [];
  const version = asked.find(([key]) => key === "agenda")?.[1];
  if (!asked.length)
    dropped.push(
      `all of it, since it is longer than ${MOST.address.toLocaleString("en")} characters`,
    );
  else if (version !== "1") dropped.push("all of it, since this page does not know its form");
  else for (const pair of asked) take(agenda, pair, known, dropped);
  return {
    agenda,
    dropped,
    participants: asked.some(([key, value]) => key === "view" && value === "participants"),
  };
}

function take(agenda, [key, value], known, dropped) {
  if (key === "agenda" || (key === "view" && value === "participants")) return;
  if (key === "name") agenda.name = told(value, dropped);
  else if (key === "id" && isIdentity(value)) agenda.id = value;
  else if (key === "zone" && isZone(value)) agenda.zone = value;
  else if (key === "call" && value === "1") agenda.call = value;
  else if (key === "day") takeDay(agenda, value, dropped);
  else if ("asctob".includes(key) && key.length === 1) takeItem(agenda, key, value, known, dropped);
  else dropped.push(key === "zone" ? `the time zone ${quoted(value)}` : quoted(`${key}=${value}`));
}

function takeDay({ days }, value, dropped) {
  const [, date, time, id = "", limit = "", title = ""] =
    /^([^T]*)T(\d\d:\d\d)(?:_(\w{1,16}))?(?:\.(\d*)(?:\.(.*))?)?$/s.exec(value) ?? [];
  if (days.length >= MOST.days) dropped.push(`a meeting after the first ${MOST.days}`);
  else if (!isDate(date) || !isTime(time)) dropped.push(`the meeting on ${quoted(value)}`);
  else {
    if (Number(limit) > MOST.limit) dropped.push(`a limit over ${MOST.limit} minutes`);
    days.push({
      id,
      date,
      time,
      limit: Number(limit) > MOST.limit ? 0 : Number(limit),
      title: told(title, dropped),
      items: [],
    });
  }
}

function takeItem({ days }, kind, value, known, dropped) {
  const [, amount, mark, only, id = "", rest = ""] =
    /^(\d{1,3})([sc]?)([rk]?)(?:_(\w{1,16}))?(?:\.(.*))?$/s.exec(value) ?? [];
  const minutes = Number(amount);
  const own = kind === "o" || kind === "b";
  const fields = kind === "t" ? ["", ...rest.split(".")] : rest.split(".");
  const [ref, note = ""] = own
    ? [""]
    : kind === "c"
      ? [fields.slice(0, 2).filter(Boolean).join("."), fields[2]]
      : fields;
  if (!days.length) dropped.push(`${quoted(value)}, which belongs to no meeting`);
  else if (days.reduce((sum, day) => sum + day.items.length, 0) >= MOST.items)
    dropped.push(`a part after the first ${MOST.items}`);
  else if (!(minutes >= 1 && minutes <= MOST.minutes))
    dropped.push(`${quoted(value)}, which has no number of minutes from 1 to ${MOST.minutes}`);
  else if (ref && !known.things.has(`${kind}.${ref}`))
    dropped.push(`${quoted(ref)}, which is not in this guide`);
  else if (!ref && !own && kind !== "t") dropped.push(`${quoted(value)}, which names nothing`);
  else {
    if (note && !known.notes.has(note)) dropped.push("a note whose words have changed since");
    days.at(-1).items.push({
      id,
      kind,
      ref,
      title: own ? told(rest, dropped) : "",
      note: known.notes.has(note) ? note : "",
      minutes,
      moving: movingOf(kind, ref, known),
      mark,
      only,
    });
  }
}

export const movingOf = (kind, ref, known) => known.things.get(`${kind}.${ref}`)?.moving ?? 0;
export const isTime = (time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);

function told(given, dropped) {
  if ([...given.trim()].length > MOST.words)
    dropped.push(`the end of a title over ${MOST.words} characters`);
  else if (given.replace(/\s/gu, "").replace(UNSEEN, "") !== given.replace(/\s/gu, ""))
    dropped.push("characters that nobody can see");
  return words(given);
}

// What somebody wrote, short enough to be named in a sentence.
function quoted(value) {
  const letters = [...words(value)];
  return `“${letters.slice(0, 40).join("")}${letters.length > 40 ? "…" : ""}”`;
}

// One sentence; a thing that happened often is said once.
export function notice(dropped) {
  const counts = new Map();
  for (const each of dropped) counts.set(each, (counts.get(each) ?? 0) + 1);
  const said = [...counts].map(([each, times]) => (times > 1 ? `${each} (${times} times)` : each));
  const more = said.length > 6 ? [`${said.length - 6} more things`] : [];
  return said.length
    ? `Part of this link made no sense here and was left out: ${[...said.slice(0, 6), ...more].join("; ")}.`
    : "";
}
