// A workshop, run from its plan. Unit of state: one `run`, which meeting it is and its `state`: the
// stop, when the meeting began, the countdown, what is on the wall. The address says the same
// (address.mjs), so a reload, a kept link and a phone come to the same place, and Back leaves. This
// window is the trainer’s or the wall; a wall in a second window follows the first (windows.mjs).

import { connect, follows, hasWall, isWall, openWall, tell } from "./windows.mjs";
import { dialog, part } from "./dialog.mjs";
import { draw, drawCode, drawTimes, fitWall } from "./draw.mjs";
import { MINUTE, hasBegun, hour, today } from "./times.mjs";
import { NAMES, read, write } from "./address.mjs";
import { rest, scrollFrame } from "./frame.mjs";
import { StopClock } from "./stop-clock.mjs";
import { awake } from "./awake.mjs";
import { copy } from "../lib/clipboard.mjs";
import { listen } from "./controls.mjs";
import { meetingAt } from "./blocks.mjs";
import { styled } from "../lib/styled.mjs";

await Promise.all([styled("project"), styled("run")]); // what fits is measured

const SAID = {
  at: "This address asked for a part that is not there, so this is the first.",
  clock: "The clock in this address made no sense here, so it stands at its beginning.",
  more: "This address asked for something that is not here. That part was left out.",
};
const [screen, thing, title] = [part("screen"), part("thing"), dialog.querySelector("h2")];
const time = part("began").querySelector("input");
const clocks = new Map(); // by meeting and stop
let run = null;
let blanked = false;
let ticking;
let more = {}; // whether the wall in the second window has more to show, by 1 down and -1 up

function clockOf(meeting, at) {
  const stop = meeting.stops[at];
  const key = `${meeting.number} ${meeting.onCall} ${stop.clock}`;
  if (!clocks.has(key) && stop.minutes) clocks.set(key, new StopClock(stop.minutes, keep));
  return clocks.get(key) ?? null;
}

// After whatever somebody did: into the address, and to the wall.
function keep() {
  const { clock, state } = run;
  if (clock?.since && state.began === null) return start(); // by the button of the countdown
  state.since = clock?.since ?? null;
  state.left = clock && !clock.isFresh ? clock.left : null;
  history.replaceState(history.state, "", write(state, run.meeting));
  if (hasWall()) tell(says());
  drawTimes(run);
  drawCode();
}

function show() {
  drawBlank();
  if (!dialog.open) dialog.showModal();
  draw(run, { go, open: reveal });
  // What had the focus may be gone, and keys are heard in the dialog only
  if (!dialog.contains(document.activeElement)) title.focus();
}

// The step at hand with the one before it, under the title, which stays; or else the top.
function scrollToStep() {
  const step = part("body").querySelector("[aria-current=step]")?.previousElementSibling;
  const [from, to] = [thing, step].map((each) => each?.getBoundingClientRect().top);
  thing.scrollTop = step ? thing.scrollTop + to - from - title.offsetHeight : 0;
}

function enter(meeting, state) {
  const clock = clockOf(meeting, state.at);
  clock?.restore(state);
  run = { meeting, state, clock };
  time.value = state.began === null ? "" : hour(state.began);
  show();
  clearInterval(ticking);
  ticking = setInterval(() => drawTimes(run), 1000);
  awake(true);
}

export function follow() {
  const { meeting, state, wrong } = read();
  if (!state) {
    dialog.close();
    if (wrong.has("run")) import("../page/dropped.mjs").then(({ drop }) => drop(...NAMES));
    return;
  }
  enter(meeting, state);
  title.focus({ preventScroll: true });
  scrollToStep();
  part("notice").textContent = [...wrong].map((each) => SAID[each]).join(" ");
  if (wrong.size) keep();
}

// A wide window may be what the room sees, so it begins with the wall; a phone is the trainer’s, and
// so is what a call is led from.
export function open(number, onCall) {
  const meeting = meetingAt(number, onCall);
  const wall = !onCall && !matchMedia("(max-width: 40em)").matches;
  const state = { at: 0, began: null, since: null, left: null, open: "", wall };
  clocks.clear();
  history.pushState({ bhRun: true }, "", write(state, meeting));
  follow();
  if (wall) fullScreen(true);
}

// Whoever starts in the middle is on time there.
function start() {
  const { meeting, state } = run;
  const stop = meeting.stops[state.at];
  begin(Date.now() - (stop.ends - stop.minutes) * MINUTE);
}

// `at`: when the meeting begins or began.
function begin(at) {
  run.state.began = at;
  time.value = hour(at);
  const waits = run.clock?.since === null || run.clock?.since > Date.now();
  if (waits) run.clock.restore({ left: run.clock.left, since: Math.max(at, Date.now()) });
  keep();
  show();
}

function go(to) {
  const { meeting, state } = run;
  if (!meeting.stops[to]) return;
  Object.assign(state, { at: to, open: "" });
  run.clock?.leave();
  run.clock = clockOf(meeting, to);
  if (run.clock?.isFresh && state.began !== null)
    run.clock.restore({ left: null, since: Math.max(state.began, Date.now()) });
  else run.clock?.tick();
  blanked = false;
  part("notice").textContent = "";
  keep();
  show();
  scrollToStep();
  part("said").textContent = [part("kind").textContent, title.textContent].join(". ");
}

function reveal(letter) {
  run.state.open = letter;
  keep();
  show();
  part("body").querySelector("details[open] button")?.focus();
}

// Forward is first further down, as with any page, where the wall has more than it shows.
function turn(by) {
  const { wall } = run.state;
  if (wall && rest(by) > 2) scrollFrame(by);
  else if (wall && below(by) > 2)
    thing.scrollBy({ top: by * thing.clientHeight * 0.85, behavior: "instant" });
  else if (!wall && hasWall() && more[by]) tell({ scroll: by });
  else go(run.state.at + by);
}

const below = (by) =>
  by > 0 ? thing.scrollHeight - thing.clientHeight - thing.scrollTop : thing.scrollTop;

function drawBlank() {
  const hidden = !blanked || (!run.state.wall && hasWall());
  if (part("blank").hidden === hidden) return;
  part("blank").hidden = hidden;
  (hidden ? title : part("blank")).focus();
}

function blank() {
  blanked = !blanked;
  keep();
  drawBlank();
  part("said").textContent = blanked ? "The wall is blank. B shows it again." : "";
}

function fullScreen(wanted) {
  if (wanted) screen.requestFullscreen?.().catch(() => {});
  else if (document.fullscreenElement) document.exitFullscreen();
}

function second() {
  const address = write({ ...run.state, wall: true }, run.meeting);
  if (!openWall(address)) part("notice").textContent = "Your browser did not allow a window.";
  else if (run.state.wall) changeView();
}

function changeView() {
  run.state.wall = !run.state.wall;
  keep();
  show();
  part("said").textContent = run.state.wall ? "This window shows the wall." : "Your notes.";
}

async function take(address) {
  const done = await copy(address);
  part("notice").textContent = done ? "Copied." : "Your browser did not allow copying.";
}

function space() {
  if (!hasBegun(run.state)) start();
  else if (run.clock) part("said").textContent = run.clock.toggle();
}

const ways = {
  back: () => go(run.state.at - 1),
  on: () => go(run.state.at + 1),
  down: () => turn(1),
  up: () => turn(-1),
  start,
  wall: changeView,
  second,
  blank,
  add: () => run.clock?.add(),
  space,
  copy: () => take(location.href),
  link: () => take(part("link").firstChild.dataset.address),
  full: () => fullScreen(!document.fullscreenElement),
  leave: () => dialog.close(),
};
// What a wall does itself, though it follows the first window.
const scrolls = (by) => rest(by) > 2 || below(by) > 2;
const HERE = { full: () => true, down: () => scrolls(1), up: () => scrolls(-1) };

function act(name) {
  if (follows() && !HERE[name]?.()) tell({ act: name });
  else if (!["blank", "full"].includes(name) && blanked) blank();
  else ways[name]();
}

dialog.addEventListener("close", () => {
  if (dialog.open) return; // Back and Forward were quicker than this event
  const { meeting } = run;
  run.clock?.leave();
  run = null;
  blanked = false;
  clearInterval(ticking);
  awake(false);
  if (hasWall()) tell(says());
  fullScreen(false);
  if (new URLSearchParams(location.search).has("run")) {
    if (history.state?.bhRun) history.back();
    else history.replaceState(null, "", write(null, meeting));
  }
  document.querySelector(`[data-bh-run="${meeting.number}"]`).focus();
});
time.addEventListener("change", () => time.value && begin(today(time.value, Date.now())));
part("phone").addEventListener("toggle", async () => {
  await drawCode();
  if (part("phone").open) thing.scrollTop = thing.scrollHeight;
});
listen(act);
new ResizeObserver(() => run && fitWall()).observe(screen);
addEventListener("popstate", follow);

// What this window tells the other: a wall whether it has more to show, the first all there is.
function says() {
  if (isWall) return { more: { 1: scrolls(1), [-1]: scrolls(-1) } };
  if (!run) return { leave: true };
  const { number, onCall } = run.meeting;
  return { number, onCall, state: { ...run.state, wall: true }, blanked };
}

// What the other window says: the first its state, a wall what it is asked for.
function hears({ leave, number, onCall, state, scroll, act: name, ...said }) {
  if (leave) return window.close();
  if (said.more) more = said.more;
  if (scroll) turn(scroll);
  if (name && run) act(name);
  if (said.changed && run) show();
  const known = JSON.stringify([run?.state, blanked]);
  if (!state || known === JSON.stringify([state, said.blanked])) return;
  const meeting = meetingAt(number, onCall);
  blanked = said.blanked;
  run?.clock?.leave();
  history.replaceState(null, "", write(state, meeting));
  enter(meeting, state);
}

connect(hears, says);
