// Draws a run: what its dialog shows of a stop, for the wall or for the trainer, and the times that
// change by themselves. Keeps no state.

import { catchUp, hasBegun, hour, inWords, lateness, minutes, MINUTE } from "./times.mjs";
import { dialog, part } from "./dialog.mjs";
import { fitFrame, framed } from "./frame.mjs";
import { inNotes, list } from "./notes.mjs";
import { kindOf, onWall, titleOf } from "./wall.mjs";
import { fit } from "../project/fit.mjs";
import { follows, hasWall } from "./windows.mjs";
import { published } from "../lib/published.mjs";
import { linkTo } from "../project/short-link.mjs";

const title = dialog.querySelector("h2");
let code = ""; // where the short link that is shown leads
let drawn = ""; // what the wall shows, which is left as it is when only its clock changes

export function fitWall() {
  part("thing").style.removeProperty("--size");
  if (dialog.dataset.view !== "wall") return;
  fit(part("thing"));
  fitFrame();
}

async function drawLink({ leads }) {
  if (code === leads) return;
  code = leads;
  part("link").replaceChildren();
  const link = await linkTo({ address: leads });
  if (code === leads) part("link").replaceChildren(...link);
}

// The way to these notes, where somebody asks for it.
export async function drawCode() {
  if (!part("phone").open) return;
  const { qr } = await import("../lib/qr.mjs");
  const address = published(location.href);
  part("code").replaceChildren(qr(address, "QR code for these notes") ?? "");
}

function drawTools({ meeting, state }) {
  const free = !follows();
  const shown = {
    start: free && !hasBegun(state),
    wall: free,
    second: free && !hasWall(),
    link: meeting.onCall && !state.wall,
    blank: free,
    leave: free,
  };
  for (const [name, wanted] of Object.entries(shown))
    dialog.querySelector(`[value=${name}]`).hidden = !wanted;
  part("all").firstChild.textContent = `All parts${meeting.onCall ? " of the call" : ""}`;
  part("ways").hidden = !free;
  part("tools").querySelector("[value=wall]").textContent = state.wall ? "Notes" : "Wall";
  part("ways")
    .querySelector("[value=back]")
    .setAttribute("aria-disabled", state.at === 0);
  const last = state.at === meeting.stops.length - 1;
  part("ways").querySelector("[value=on]").setAttribute("aria-disabled", last);
}

function bodyOf({ meeting, state }, stop, shown, acts) {
  if (!state.wall) return inNotes(stop, meeting, shown, acts.open);
  return stop.show ? [framed(stop)] : onWall(stop, meeting, shown);
}

// `run`: {meeting, state, clock}; `acts`: what the buttons in the notes do.
export async function draw(run, acts) {
  const { meeting, state, clock } = run;
  const stop = meeting.stops[state.at];
  const { block } = stop;
  const goes = block.kind === "break" && clock.since !== null;
  const until = goes ? clock.since + clock.left : null;
  const begins = hasBegun(state) ? null : state.began;
  const shown = { open: state.open, until, begins };
  dialog.dataset.view = state.wall ? "wall" : "notes";
  dialog.dataset.kind = block.kind;
  dialog.toggleAttribute("data-framed", Boolean(state.wall && stop.show));
  part("kind").textContent = kindOf(stop, shown);
  part("place").textContent = `${meeting.blocks.indexOf(block) + 1} of ${meeting.blocks.length}`;
  title.textContent = titleOf(stop, meeting);
  const now = state.wall ? JSON.stringify([meeting.number, state.at, shown]) : "";
  if (!now || now !== drawn) part("body").replaceChildren(...bodyOf(run, stop, shown, acts));
  drawn = now;
  part("clock").replaceChildren(...(clock ? [clock.element] : []));
  for (const name of ["all", "phone", "keys"]) part(name).hidden = state.wall;
  drawCode();
  part("list").replaceChildren(list(meeting, state.at, state.began, acts.go));
  const next = meeting.stops[state.at + 1];
  part("next").textContent = next ? nextWords(meeting, stop, next) : "";
  // Once it has begun, its hour is hardly asked for
  (hasBegun(state) ? part("all") : part("times")).append(part("began"));
  drawTools(run);
  drawTimes(run);
  fitWall();
  await drawLink(block);
  fitWall();
}

const named = ({ name, minutes: length }) => (length ? `${name}, ${minutes(length)}` : name);

function nextWords({ blocks }, stop, next) {
  if (next.block !== stop.block) return `Next: ${named(next.block)}`;
  return `Next: ${next.label}. Then: ${named(blocks[blocks.indexOf(stop.block) + 1])}`;
}

export function drawTimes({ meeting, state, clock }) {
  const now = Date.now();
  const { began } = state;
  const stop = meeting.stops[state.at];
  const [time, late, saving] = ["now", "late", "saving"].map(part);
  part("began").firstChild.textContent = hasBegun({ began }) ? "Began at" : "Begins at";
  if (!hasBegun({ began })) {
    time.textContent = `Now ${hour(now)}`;
    late.textContent =
      began === null ? "Not started" : `Begins in ${minutes(Math.ceil((began - now) / MINUTE))}`;
    saving.textContent = "";
    return;
  }
  const hours = [stop.ends - stop.minutes, stop.ends].map((each) => hour(began + each * MINUTE));
  time.textContent = `Now ${hour(now)}, planned ${[...new Set(hours)].join("–")}`;
  const behind = lateness({ began, remaining: clock?.remaining ?? 0 }, stop, now);
  late.textContent = inWords(behind);
  const coming = meeting.blocks.slice(meeting.blocks.indexOf(stop.block) + 1);
  saving.textContent = catchUp(coming, Math.trunc(behind / MINUTE));
}
