// Keys, a clicker, buttons and fingers, as names of what they ask of a run. Keeps no state.

import { dialog, part } from "./dialog.mjs";
import { swiped } from "../lib/swiped.mjs";

const KEYS = {
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

export function listen(act) {
  dialog.addEventListener("click", ({ target, detail }) => {
    const name = target.closest("button")?.value;
    if (!name) return;
    act(name);
    // After a pointer, Space is for the clock
    if (detail && dialog.open && part("blank").hidden) dialog.querySelector("h2").focus();
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the theme turns the page at a full stop and opens search at F
    const name = KEYS[event.key.length > 1 ? event.key : event.key.toLowerCase()];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input")) return;
    // A button in focus is what Space presses
    if (event.key === " " && event.target.matches("button, summary")) return;
    event.preventDefault();
    act(name);
  });
  swiped(part("thing"), (by) => act(by > 0 ? "on" : "back"));
}
