// A run in the address: ?run=2 (the second meeting) &call=1 (on a call, not in a room)
// &at=sort-the-cells.3 (the third stop of that block) &began= and &since= (when the meeting and the
// countdown began, in seconds) &left= (seconds on the countdown when it last stood still) &open=b
// (the answer of a scenario that is on the wall) &wall=1 (what participants see). Keeps no state: a
// reload, a kept link and a phone read the same.

import { meetingAt } from "./blocks.mjs";

export const NAMES = ["run", "call", "at", "began", "since", "left", "open", "wall"];
const SECOND = 1000;
const LONGEST = 12 * 60 * 60; // seconds: a clock that runs longer has been forgotten

export const nameOf = (stop) => stop.block.id + (stop.index ? `.${stop.index + 1}` : "");

// `state`: null for the page as it is without a run.
export function write(state, meeting) {
  const url = new URL(location.href);
  for (const name of NAMES) url.searchParams.delete(name);
  const set = (name, value) => url.searchParams.set(name, value);
  if (state) set("run", meeting.number);
  if (meeting.onCall) set("call", 1);
  if (!state) return url.href;
  if (state.at) set("at", nameOf(meeting.stops[state.at]));
  if (state.began !== null) set("began", Math.round(state.began / SECOND));
  if (state.since !== null) set("since", Math.round(state.since / SECOND));
  if (state.left !== null) set("left", Math.round(state.left / SECOND));
  if (state.open) set("open", state.open);
  if (state.wall) set("wall", 1);
  return url.href;
}

// The run that is asked for, null where there is none, and what of it made no sense: "run", "at",
// "clock" or "more".
export function read() {
  const asked = new URLSearchParams(location.search);
  const wrong = new Set();
  if (!asked.has("run")) return { state: null, wrong };
  const meeting = meetingAt(asked.get("run"), asked.get("call") === "1");
  if (!meeting) return { state: null, wrong: wrong.add("run") };
  const found = meeting.stops.findIndex((stop) => nameOf(stop) === asked.get("at"));
  if (asked.has("at") && found < 0) wrong.add("at");
  const at = Math.max(0, found);
  const [began, since] = ["began", "since"].map((name) => time(asked.get(name)));
  const left = number(asked.get("left"), LONGEST);
  const open = meeting.stops[at].block.answers.find((each) => each === asked.get("open")) ?? "";
  if (asked.has("open") && !open) wrong.add("more");
  if (["wall", "call"].some((name) => (asked.get(name) ?? "1") !== "1")) wrong.add("more");
  const clock = { began, since, left };
  // A countdown runs in a meeting that has begun
  const fits = since === null || (began !== null && left !== null);
  if (!fits || Object.entries(clock).some(([name, value]) => asked.has(name) && value === null)) {
    wrong.add("clock");
    for (const name of Object.keys(clock)) clock[name] = null;
  }
  return { meeting, state: { at, ...clock, open, wall: asked.get("wall") === "1" }, wrong };
}

function number(words, most) {
  const value = /^-?\d{1,12}$/.test(words ?? "") ? Number(words) : NaN;
  return Math.abs(value) <= most ? value * SECOND : null;
}

function time(words) {
  const value = number(words, 1e11);
  const away = value === null ? Infinity : Math.abs(Date.now() - value);
  return away <= LONGEST * SECOND ? value : null;
}
