// The projection: one thing of the page on the whole screen. Unit of state: `at`, the slide that is
// shown (null: none), in the list of all slides of the page. The address says the same
// (address.mjs), so a link can be kept and Back closes. Countdowns are kept for as long as the page
// is.

import { Countdown } from "./countdown.mjs";
import { address, asked } from "./address.mjs";
import { dialog, part } from "./dialog.mjs";
import { fit } from "./fit.mjs";
import { linkTo } from "./short-link.mjs";
import { things } from "./items.mjs";
import { styled } from "../lib/styled.mjs";

await styled("project"); // what fits is measured

const slides = things.flatMap((thing) =>
  thing.slides.map((slide, index) => ({ ...slide, thing, index })),
);
const clocks = new Map(); // by thing, or by slide where each step has its own minutes
let at = null;
let home; // where the focus goes back to
let full = false; // whether we want the whole screen

const [screen, thing, title, status] = [
  part("screen"),
  part("thing"),
  dialog.querySelector("h2"),
  part("screen > [role=status]"),
];
new ResizeObserver(() => at === null || fit(thing)).observe(screen);

function clockOf(slide) {
  if (!slide.minutes) return null;
  const key = slide.shared ? slide.thing : slide;
  if (!clocks.has(key)) clocks.set(key, new Countdown(slide.minutes));
  return clocks.get(key);
}

async function show(index) {
  at = index;
  const slide = slides[at];
  dialog.dataset.kind = slide.thing.kind;
  part("kind").textContent = [slide.thing.kind, slide.label].filter(Boolean).join(" · ");
  part("place").textContent = `${things.indexOf(slide.thing) + 1} of ${things.length}`;
  part("ways [value=back]").setAttribute("aria-disabled", at === 0);
  part("ways [value=on]").setAttribute("aria-disabled", at === slides.length - 1);
  title.textContent = slide.thing.title;
  title.classList.toggle("bh-heard", Boolean(slide.thing.said));
  part("body").replaceChildren(...slide.parts());
  part("clock").replaceChildren(...[clockOf(slide)?.element].filter(Boolean));
  part("link").replaceChildren();
  thing.scrollTop = 0;
  blank(false);
  if (!dialog.open) dialog.showModal();
  fit(thing);
  const link = await linkTo(slide.thing);
  if (slides[at] === slide) part("link").replaceChildren(...link);
  fit(thing);
}

export function follow() {
  const { index, dropped } = asked(slides);
  if (index < 0) {
    dialog.close();
    if (dropped) import("../page/dropped.mjs").then(({ drop }) => drop("project", "step"));
    return;
  }
  show(index);
  title.focus();
  if (!dropped) return;
  history.replaceState(history.state, "", address(slides[at]));
  status.textContent = "This address asked for a part that is not there, so this is the first.";
}

export function open(id) {
  history.pushState(
    { bhProject: true },
    "",
    address(slides.find((slide) => slide.thing.id === id)),
  );
  follow();
  fullScreen(true);
}

function go(by) {
  const next = at + by;
  if (!slides[next]) return;
  history.replaceState(history.state, "", address(slides[next]));
  show(next);
  status.textContent = [part("kind").textContent, title.textContent].join(". ");
}

// A long table: forward is first further down, as with any page.
function turn(by) {
  const rest = by > 0 ? thing.scrollHeight - thing.clientHeight - thing.scrollTop : thing.scrollTop;
  if (rest > 2) thing.scrollBy({ top: by * thing.clientHeight * 0.85, behavior: "instant" });
  else go(by);
}

function blank(wanted = part("blank").hidden) {
  if (wanted === !part("blank").hidden) return;
  part("blank").hidden = !wanted;
  (wanted ? part("blank") : title).focus();
  status.textContent = wanted ? "The screen is blank. B shows it again." : "";
}

// Where the browser does not allow it, the projection fills its window. A dialog itself cannot be
// full screen; what is in it can.
function fullScreen(wanted) {
  full = wanted;
  if (full) screen.requestFullscreen?.().catch(() => {});
  else if (document.fullscreenElement) document.exitFullscreen();
}

// The browser keeps Escape in full screen to itself: who leaves that way leaves the projection.
// Focus is lost on the way.
function settle() {
  if (at !== null && full && !document.fullscreenElement) dialog.close();
  else if (at === null && document.fullscreenElement) document.exitFullscreen();
  else if (at === null) home.focus();
}

function toggleClock() {
  const clock = clockOf(slides[at]);
  if (clock) status.textContent = clock.toggle();
}

const ways = {
  back: () => go(-1),
  on: () => go(1),
  blank: () => blank(),
  full: () => fullScreen(!document.fullscreenElement),
  close: () => dialog.close(),
};
const keys = {
  ArrowRight: ways.on,
  ArrowLeft: ways.back,
  PageDown: () => turn(1),
  ArrowDown: () => turn(1),
  PageUp: () => turn(-1),
  ArrowUp: () => turn(-1),
  b: ways.blank,
  ".": ways.blank,
  f: ways.full,
  " ": toggleClock,
};

dialog.addEventListener("click", ({ target, detail }) => {
  const button = target.closest("button");
  ways[button?.value]?.();
  // After a pointer, Space is for the countdown
  if (detail && button && part("blank").hidden) title.focus();
});
dialog.addEventListener("keydown", (event) => {
  event.stopPropagation(); // the theme turns the page at a full stop and opens search at F
  const act = keys[event.key.length > 1 ? event.key : event.key.toLowerCase()];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  // A button in focus is what Space presses
  if (event.key === " " && event.target.matches("button")) return;
  event.preventDefault();
  if (!part("blank").hidden) blank(false);
  else act();
});
dialog.addEventListener("close", () => {
  if (dialog.open) return; // Back and Forward were quicker than this event
  const { element, id } = slides[at].thing;
  home =
    document.querySelector(`[data-bh-project="${id}"]`) ?? Object.assign(element, { tabIndex: -1 });
  at = null;
  fullScreen(false);
  if (asked(slides).index >= 0) {
    if (history.state?.bhProject) history.back();
    else history.replaceState(null, "", address());
  }
  home.focus();
});
screen.addEventListener("fullscreenchange", settle);
addEventListener("popstate", follow);
