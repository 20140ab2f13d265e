// What participants see of a stop: its title and what is on the screen under it. Keeps no state.
// Takes nothing from a block but what stands there under data-wall, the words of a step in
// data-room, and the one answer of a scenario that the trainer opens.

import { hour, minutes } from "./times.mjs";
import { make } from "../lib/make.mjs";
import { plan } from "./blocks.mjs";

const copy = (element, name) => element?.querySelector(`[data-wall=${name}]`)?.cloneNode(true);
const step = (...words) => make("p", { className: "bh-project__step" }, ...words);

export function titleOf(stop, meeting) {
  if (!["say", "regroup"].includes(stop.block.kind)) return stop.block.title;
  return stop === meeting.stops[0] ? plan.title : meeting.title;
}

const next = (stop, meeting) => meeting.blocks[meeting.blocks.indexOf(stop.block) + 1];
function toCome(stop, meeting) {
  const block = next(stop, meeting);
  return block.kind === "end" || block.kind === "say" ? [] : [step(`Next: ${block.title}`)];
}

const DRAWN = {
  activity({ block, index }) {
    const { room, alone } = block.element.querySelectorAll("[data-steps] > li")[index].dataset;
    const own = (selector) => block.element.querySelector(`${selector}[data-step="${index}"]`);
    const cells = own("[data-wall=cells]")?.cloneNode(true);
    if (cells || alone !== undefined) return [step(room), ...(cells ? [cells] : [])];
    const told = copy(own(".bh-run__how"), "told");
    const read = told ? [told] : ["situation", "prompts"].map((name) => copy(block.element, name));
    const text = read.filter(Boolean);
    return [
      step(room),
      ...(text.length ? [make("div", { className: "bh-project__prompts" }, ...text)] : []),
    ];
  },
  scenario({ block, index }, { open }) {
    const part = open
      ? block.element.querySelector(`[data-reveal=${open}]`)
      : block.element.querySelectorAll("[data-wall]")[index];
    return [...part.cloneNode(true).childNodes];
  },
  show: () => [], // in a frame: draw.mjs
  say(stop, { meeting, begins }) {
    if (stop !== meeting.stops[0]) return toCome(stop, meeting);
    return [
      ...(plan.promise ? [step(plan.promise)] : toCome(stop, meeting)),
      ...(begins ? [step(`We begin at ${hour(begins)}.`)] : []),
    ];
  },
  regroup: ({ block }) => [copy(block.element, "words")],
  break: ({ block }, { until }) => [
    step(until ? `We go on at ${hour(until)}.` : `${minutes(block.minutes)}.`),
  ],
  end: () => [
    step("That was the last part. Thank you for coming."),
    ...(plan.asked ? [step("The code leads to a few questions, which nobody marks.")] : []),
  ],
};

// `shown`: {open, until, begins}: the answer that is open, when the countdown ends, and when the
// meeting begins, if it has not.
export const onWall = (stop, meeting, shown) => DRAWN[stop.block.kind](stop, { ...shown, meeting });

// In the corner: what kind of thing it is, and which part of it.
export const kindOf = ({ block, label }, { open }) =>
  [block.label, open ? `Answer ${open.toUpperCase()}` : label].filter(Boolean).join(" · ");
