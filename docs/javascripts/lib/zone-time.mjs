// Clock times of a place and the moments they name. No state: pure functions. A moment is a number
// of milliseconds, as in Date; a clock time is {date: "2026-03-02", time: "09:00"} in an IANA zone.
// What Intl knows about zones is all they use.

const MINUTE = 60_000,
  DAY = 1440 * MINUTE;
const formats = new Map();

function format(zone) {
  const fields = {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  };
  if (!formats.has(zone))
    formats.set(
      zone,
      new Intl.DateTimeFormat("en", {
        timeZone: zone,
        calendar: "iso8601",
        numberingSystem: "latn",
        hourCycle: "h23",
        ...fields,
      }),
    );
  return formats.get(zone);
}

export function isZone(zone) {
  try {
    // Some browsers know “+01:00” too; calendars do not
    return typeof zone === "string" && /^[A-Za-z]/.test(zone) && Boolean(format(zone));
  } catch {
    return false;
  }
}

// Whether there is such a day, between the years in which zones have offsets of whole minutes.
export function isDate(date) {
  return (
    /^20\d\d-\d\d-\d\d$/.test(date) &&
    !Number.isNaN(Date.parse(date)) &&
    new Date(date).toISOString().startsWith(date)
  );
}

export function nextDate(date, days = 1) {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

// How far the zone's clocks are ahead of UTC at a moment, in milliseconds.
export function offset(moment, zone) {
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    format(zone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

// What the clocks show at a moment.
export function clock(moment, zone) {
  const [date, time] = new Date(moment + offset(moment, zone)).toISOString().split("T");
  return { date, time: time.slice(0, 5) };
}

// The moment a clock time names. Where clocks go back it names two, and the first is meant; where
// they go forward it names none, and counts as if they had not: 02:30 is half an hour after 02:00.
// Both as RFC 5545 has it.
export function moment({ date, time }, zone) {
  const wall = Date.parse(`${date}T${time}Z`);
  const [before, after] = [offset(wall - DAY, zone), offset(wall + DAY, zone)];
  const fits = [before, after].find((each) => offset(wall - each, zone) === each);
  return wall - (fits ?? before);
}

// Every change of the offset between two moments: [{moment, from, to}], offsets in milliseconds.
export function changes(first, last, zone) {
  const found = [];
  for (let low = first; low < last; low += DAY) {
    const high = Math.min(low + DAY, last);
    const [from, to] = [offset(low, zone), offset(high, zone)];
    if (from !== to) found.push({ moment: turn(low, high, zone), from, to });
  }
  return found;
}

function turn(low, high, zone) {
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(middle, zone) === offset(high, zone)) high = middle;
    else low = middle;
  }
  return high;
}
