// What only the trainer sees of a stop: what to say and do, what to ask, what to expect, and what is
// on the wall meanwhile. Keeps no state.

import { hour, minutes, MINUTE } from "./times.mjs";
import { make } from "../lib/make.mjs";
import { onWall } from "./wall.mjs";

const NOT_HERE = "[data-steps], [data-wall]:not(a), [data-reveal], .bh-run__how";

// What belongs to the step at hand is inside it, so that both are in view on a phone.
function steps(stop) {
  const { block, index } = stop;
  const list = make("ol", { className: "bh-run__steps" });
  for (const [number, step] of [...block.element.querySelectorAll("[data-steps] > li")].entries()) {
    const item = make("li", {}, `${step.textContent} `);
    item.append(make("b", {}, minutes(Number(step.dataset.minutes))));
    if (number === index) {
      item.setAttribute("aria-current", "step");
      item.append(...how(stop));
    }
    list.append(item);
  }
  return list;
}

function how({ block, index }) {
  const part = block.element.querySelector(`.bh-run__how[data-step="${index}"]`);
  return part ? [part.cloneNode(true)] : [];
}

function rest({ block }) {
  const clone = block.element.cloneNode(true);
  for (const each of clone.querySelectorAll(NOT_HERE)) each.remove();
  for (const link of clone.querySelectorAll("a")) {
    link.target = "_blank"; // the run goes on here
    link.rel = "noopener";
  }
  return [...clone.childNodes];
}

// An answer of a scenario is the trainer’s until its button puts it on the wall.
function answers({ block }, { open }, act) {
  return block.answers.map((letter) => {
    const button = make("button", { type: "button", className: "bh-button" });
    button.textContent = open === letter ? "Take it off the wall" : "Show it on the wall";
    button.setAttribute("aria-label", `Answer ${letter.toUpperCase()}: ${button.textContent}`);
    button.setAttribute("aria-pressed", open === letter);
    button.addEventListener("click", () => act(open === letter ? "" : letter));
    const words = block.element.querySelector(`[data-reveal=${letter}]`).cloneNode(true);
    const name = make("summary", {}, `Answer ${letter.toUpperCase()}`);
    return make("details", { open: open === letter }, name, ...words.childNodes, button);
  });
}

export function inNotes(stop, meeting, shown, act) {
  const { kind } = stop.block;
  const wall = onWall(stop, meeting, { ...shown, open: "" });
  const parts = kind === "activity" ? [steps(stop), ...rest(stop)] : [...rest(stop), ...how(stop)];
  if (kind === "scenario" && stop.index) parts.push(...answers(stop, shown, act));
  if (wall.length && kind !== "end")
    parts.push(
      make("section", { className: "bh-run__wall" }, make("h3", {}, "On the wall"), ...wall),
    );
  return parts;
}

// Every block with the hour for which it is planned, to go there at once.
export function list(meeting, at, began, go) {
  const items = meeting.blocks.map((block) => {
    const time = began === null ? minutes(block.begins) : hour(began + block.begins * MINUTE);
    const button = make("button", { type: "button", className: "bh-button" });
    button.append(make("span", {}, time), ` ${block.name}`);
    if (meeting.stops[at].block === block) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () =>
      go(meeting.stops.findIndex((stop) => stop.block === block)),
    );
    return make("li", {}, button);
  });
  return make("ol", {}, ...items);
}
