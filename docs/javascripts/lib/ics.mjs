// Calendar files after RFC 5545. No state: from events to the text of an .ics file. A timed event
// carries its zone's name and the offsets that hold around it, so a calendar shows the right hour
// also after clocks change; an all-day one has a date only.

import { published } from "./published.mjs";
import { changes, clock, moment, offset } from "./zone-time.mjs";

const DAY = 86_400_000;

// An event: {id, start, minutes | allDay, title, description, url, location}; `start` is {date,
// time} on the zone's clocks, or a moment in milliseconds, or {date} for one that is `allDay`.
// `id`: its own for as long as it lives (identity.mjs), whatever else of it changes. `stamp`: when
// the file is made.
export function calendar({ name, zone, events, stamp = Date.now() }) {
  const timed = events.filter((each) => !each.allDay).map((each) => span(each, zone));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Both Hats//Agenda and follow-up//EN",
    "CALSCALE:GREGORIAN",
    property("X-WR-CALNAME", name),
    ...(timed.length
      ? timezone(
          Math.min(...timed.map((each) => each.from)),
          Math.max(...timed.map((each) => each.to)),
          zone,
        )
      : []),
    ...events.flatMap((each) => event(each, zone, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(published(line))}\r\n`).join("");
}

// Of two events of one UID a calendar takes that with the higher SEQUENCE, then that with the later
// DTSTAMP (RFC 5546, 2.1.5), and Google's takes none whose SEQUENCE is not higher. Nothing here
// counts changes, so SEQUENCE is the time in tens of seconds, an integer of 32 bits until 2650 (RFC
// 5545, 3.8.7.4 and 3.3.8). Without a METHOD, DTSTAMP is when the event last changed (3.8.7.2), as
// LAST-MODIFIED says too.
function event(each, zone, stamp) {
  const { from, to } = each.allDay ? {} : span(each, zone);
  return [
    "BEGIN:VEVENT",
    `UID:${each.id}@both-hats`,
    `SEQUENCE:${Math.floor(stamp / 10_000)}`,
    `DTSTAMP:${utc(stamp)}`,
    `LAST-MODIFIED:${utc(stamp)}`,
    ...(each.allDay
      ? [`DTSTART;VALUE=DATE:${plain(each.start.date)}`, "TRANSP:TRANSPARENT"]
      : [when("DTSTART", from, zone), when("DTEND", to, zone)]),
    property("SUMMARY", each.title),
    ...(each.description ? [property("DESCRIPTION", each.description)] : []),
    ...(each.location ? [property("LOCATION", each.location)] : []),
    ...(each.url ? [`URL:${new URL(each.url).href}`] : []),
    "END:VEVENT",
  ];
}

function span({ start, minutes }, zone) {
  const from = typeof start === "number" ? start : moment(start, zone);
  return { from, to: from + minutes * 60_000 };
}

// The second of the two hours that clocks show when they go back can only be told in UTC.
function when(name, at, zone) {
  const shown = clock(at, zone);
  return moment(shown, zone) === at
    ? `${name};TZID=${zone}:${plain(shown.date)}T${plain(shown.time)}00`
    : `${name}:${utc(at)}`;
}

// What the zone's clocks do from the day before the first event to the day after the last; a first
// part that no change begins is called standard time.
function timezone(first, last, zone) {
  const start = first - DAY;
  const parts = [
    { moment: start, from: offset(start, zone), to: offset(start, zone) },
    ...changes(start, last + DAY, zone),
  ];
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...parts.flatMap(observance), "END:VTIMEZONE"];
}

function observance({ moment: at, from, to }) {
  const kind = to > from ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${utc(at + from).slice(0, -1)}`,
    `TZOFFSETFROM:${sign(from)}`,
    `TZOFFSETTO:${sign(to)}`,
    `END:${kind}`,
  ];
}

function sign(milliseconds) {
  const minutes = Math.abs(milliseconds) / 60_000;
  return (
    (milliseconds < 0 ? "-" : "+") +
    [Math.floor(minutes / 60), minutes % 60].map((each) => String(each).padStart(2, "0")).join("")
  );
}

const utc = (at) => `${plain(new Date(at).toISOString().slice(0, 19))}Z`;
const plain = (words) => words.replace(/[-:]/g, "");

function property(name, words) {
  const lines = words.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
  return `${name}:${lines.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n")}`;
}

// Lines of at most 75 bytes, broken between characters; what goes on starts with a space.
function folded(line) {
  const encoder = new TextEncoder();
  let [made, length] = ["", 0];
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (length + bytes > 75) {
      made += "\r\n ";
      length = 1;
    }
    made += character;
    length += bytes;
  }
  return made;
}
