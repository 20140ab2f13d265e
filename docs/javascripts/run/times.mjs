// Times of a run, as numbers and in words: when something is planned, how far behind the meeting
// is, what could go. Keeps no state and knows no page. Times are milliseconds, as Date.now() gives
// them.

export const MINUTE = 60_000;

const LIST = new Intl.ListFormat("en-GB");
const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
export const minutes = (number) => count(number, "minute");

// “09:05”, as clocks in rooms show it.
export function hour(time) {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

// That hour of today.
export function today(words, now) {
  const [hours, minute] = words.split(":").map(Number);
  return new Date(now).setHours(hours, minute, 0, 0);
}

export const hasBegun = ({ began }) => began !== null && began <= Date.now();

// How late the stop will end if it takes the rest of its time; less than nothing is ahead.
// `remaining`: of its countdown, in milliseconds, less than nothing when it is over.
export function lateness({ began, remaining }, stop, now) {
  return Math.max(now, began) + Math.max(0, remaining) - (began + stop.ends * MINUTE);
}

export function inWords(late) {
  const whole = Math.trunc(late / MINUTE);
  if (!whole) return "On time";
  return `${minutes(Math.abs(whole))} ${whole > 0 ? "behind" : "ahead"}`;
}

// Which of the blocks to come could go to save so many minutes: the fewest and shortest of those to
// show, and where they do not do, the longest of the rest, to be shortened.
export function savings(coming, behind) {
  const long = (a, b) => b.minutes - a.minutes;
  const could = coming.filter(({ mark }) => mark === "c").sort(long);
  const out = could.filter((block) => block.minutes >= behind).slice(-1);
  let saved = out[0]?.minutes ?? 0;
  for (const block of could) {
    if (saved >= behind) break;
    out.push(block);
    saved += block.minutes;
  }
  const rest = coming.filter(({ mark }) => mark === "s").sort(long);
  return { out, shorten: saved < behind ? rest[0] : undefined };
}

export function catchUp(coming, behind) {
  if (behind < 2) return "";
  const { out, shorten } = savings(coming, behind);
  const named = LIST.format(out.map((block) => `“${block.title}” (${minutes(block.minutes)})`));
  return [
    out.length ? `To catch up, leave out ${named}.` : "",
    shorten ? `“${shorten.name}” is the longest part to come: shorten it.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
