// Times of a run, as numbers and in words: when something is planned, how far behind the meeting
// is, what could go. Keeps no state and knows no page. Times are milliseconds, as Date.now() gives
// them.

export const MINUTE = 60_000;

const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
export const minutes = (number) => count(number, "minute");

// “09:05”, as clocks in rooms show it.
export function hour(time) {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

// That hour of today.
export function today(words, now) {
  const [hours, minute] = words.split(":").map(Number);
  return new Date(now).setHours(hours, minute, 0, 0);
}

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

// Which of the blocks to come could go to save so many minutes: one thing to show that is long
// enough, or else all of those; and which is the longest of the rest, to be shortened, where that
// does not do.
export function savings(coming, behind) {
  const could = coming.filter(({ mark }) => mark === "c");
  const fitting = could.filter((block) => block.minutes >= behind);
  const one = fitting.sort((a, b) => a.minutes - b.minutes)[0];
  const out = one ? [one] : could;
  const saved = out.reduce((sum, block) => sum + block.minutes, 0);
  const rest = coming.filter(({ mark }) => mark === "s").sort((a, b) => b.minutes - a.minutes);
  return { out, shorten: saved < behind ? rest[0] : undefined };
}

export function catchUp(coming, behind) {
  if (behind < 2) return "";
  const { out, shorten } = savings(coming, behind);
  const named = out.map((block) => `“${block.title}” (${minutes(block.minutes)})`).join(", ");
  return [
    out.length ? `To catch up, leave out ${named}.` : "",
    shorten ? `“${shorten.title}” is the longest part to come: shorten it.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
