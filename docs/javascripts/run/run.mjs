// A workshop, run from its plan. Unit of state: one `run`, which meeting it is and its `state`: the
// stop, when the meeting began, the countdown, what is on the wall. The address says the same
// (address.mjs), so a reload, a kept link and a phone come to the same place, and Back leaves. This
// window is the trainer’s or the wall; a wall in a second window follows the first (windows.mjs).

import { askFirst, connect, hasWall, isWall, openWall, tellWall } from "./windows.mjs";
import { dialog, part } from "./dialog.mjs";
import { draw, drawTimes, fitWall } from "./draw.mjs";
import { hour, today } from "./times.mjs";
import { NAMES, read, write } from "./address.mjs";
import { rest, scrollFrame } from "./frame.mjs";
import { StopClock } from "./stop-clock.mjs";
import { awake } from "./awake.mjs";
import { meetings } from "./blocks.mjs";
import { styled } from "../lib/styled.mjs";
import { swiped } from "../lib/swiped.mjs";

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
  const key = `${meeting.number} ${stop.clock}`;
  if (!clocks.has(key) && stop.minutes) clocks.set(key, new StopClock(stop.minutes, keep));
  return clocks.get(key) ?? null;
}

const message = () =>
  run ? { number: run.meeting.number, state: { ...run.state, wall: true }, blanked } : { leave: true };

// After whatever somebody did: into the address, and to the wall.
function keep() {
  const { clock, state } = run;
  state.since = clock?.since ?? null;
  state.left = clock && !clock.isFresh ? clock.left : null;
  history.replaceState(history.state, "", write(state, run.meeting));
  tellWall(message());
  drawTimes(run);
}

function show() {
  drawBlank();
  if (!dialog.open) dialog.showModal();
  draw(run, { go, open: reveal });
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
  const { meeting, state, wrong } = read(meetings);
  if (!state) {
    dialog.close();
    if (wrong.has("run")) import("../page/dropped.mjs").then(({ drop }) => drop(...NAMES));
    return;
  }
  enter(meeting, state);
  title.focus();
  part("notice").textContent = [...wrong].map((each) => SAID[each]).join(" ");
  if (wrong.size) keep();
}

// A wide window may be what the room sees, so it begins with the wall; a phone is the trainer’s.
export function open(number) {
  const meeting = meetings.find((each) => each.number === number);
  const wall = !matchMedia("(max-width: 40em)").matches;
  const state = { at: 0, began: null, since: null, left: null, open: "", wall };
  history.pushState({ bhRun: true }, "", write(state, meeting));
  follow();
  if (wall) fullScreen(true);
}

function begin(at) {
  const now = Date.now();
  run.state.began = at;
  time.value = hour(at);
  if (run.clock && run.clock.since === null)
    run.clock.restore({ left: null, since: Math.max(at, now) });
  keep();
  show();
}

function go(to) {
  const { meeting, state } = run;
  if (!meeting.stops[to]) return;
  Object.assign(state, { at: to, open: "" });
  run.clock = clockOf(meeting, to);
  if (run.clock && state.began !== null && run.clock.isFresh)
    run.clock.restore({ left: null, since: Math.max(state.began, Date.now()) });
  blanked = false;
  part("notice").textContent = "";
  keep();
  show();
  thing.scrollTop = 0;
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
  else if (!wall && hasWall() && more[by]) tellWall({ scroll: by });
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
}

function changeView() {
  run.state.wall = !run.state.wall;
  keep();
  show();
  part("said").textContent = run.state.wall ? "This window shows the wall." : "Your notes.";
}

function space() {
  if (run.state.began === null) begin(Date.now());
  else if (run.clock) part("said").textContent = run.clock.toggle();
}

const ways = {
  back: () => go(run.state.at - 1),
  on: () => go(run.state.at + 1),
  down: () => turn(1),
  up: () => turn(-1),
  start: () => begin(Date.now()),
  wall: changeView,
  second,
  blank,
  add: () => run.clock?.add(),
  space,
  full: () => fullScreen(!document.fullscreenElement),
  leave: () => dialog.close(),
};
const keys = {
  ArrowRight: "on",
  ArrowLeft: "back",
  PageDown: "down",
  ArrowDown: "down",
  PageUp: "up",
  ArrowUp: "up",
  b: "blank",
  ".": "blank",
  f: "full",
  w: "wall",
  "+": "add",
  " ": "space",
};

// What a wall does itself, though it follows the first window.
const scrolls = (by) => rest(by) > 2 || below(by) > 2;
const HERE = { full: () => true, down: () => scrolls(1), up: () => scrolls(-1) };

function act(name) {
  if (!HERE[name]?.() && askFirst({ act: name })) return;
  if (!["blank", "full"].includes(name) && blanked) blank();
  else ways[name]();
}

dialog.addEventListener("click", ({ target, detail }) => {
  const button = target.closest("button");
  if (button && ways[button.value]) act(button.value);
  // After a pointer, Space is for the clock
  if (detail && button && run && part("blank").hidden) title.focus();
});
dialog.addEventListener("keydown", (event) => {
  event.stopPropagation(); // the theme turns the page at a full stop and opens search at F
  const name = keys[event.key.length > 1 ? event.key : event.key.toLowerCase()];
  if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input")) return;
  // A button in focus is what Space presses
  if (event.key === " " && event.target.matches("button, summary")) return;
  event.preventDefault();
  act(name);
});
dialog.addEventListener("close", () => {
  if (dialog.open) return; // Back and Forward were quicker than this event
  const home = document.querySelector(`[data-bh-run="${run.meeting.number}"]`);
  run = null;
  blanked = false;
  clearInterval(ticking);
  awake(false);
  tellWall({ leave: true });
  fullScreen(false);
  if (new URLSearchParams(location.search).has("run")) {
    if (history.state?.bhRun) history.back();
    else history.replaceState(null, "", write(null));
  }
  home.focus();
});
time.addEventListener("change", () => time.value && begin(today(time.value, Date.now())));
swiped(thing, (by) => act(by > 0 ? "on" : "back"));
new ResizeObserver(() => run && fitWall()).observe(screen);
addEventListener("popstate", follow);

// In the wall: what the first window says. In the first: what its wall asks for.
function hears({ leave, number, state, blanked: black, scroll, act: name, isNew, more: further }) {
  if (leave) window.close();
  else if (scroll) turn(scroll);
  else if (state) {
    const meeting = meetings.find((each) => each.number === number);
    const before = JSON.stringify(run?.state);
    if (before === JSON.stringify(state) && blanked === black) return;
    blanked = black;
    history.replaceState(null, "", write(state, meeting));
    enter(meeting, state);
  } else if (name && run) act(name);
  if (further) more = further;
  if (isNew && run) show();
}

connect(hears, message, () => ({ more: { 1: scrolls(1), [-1]: scrolls(-1) } }));
