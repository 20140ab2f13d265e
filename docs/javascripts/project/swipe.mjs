// A finger drawn across the projection turns the slides of a deck: to the left for the next, to the
// right for the one before. Unit of state: where the one finger came down (null: none, or two, as
// for making things larger). Up and down it scrolls.

import { part } from "./dialog.mjs";

const FAR = 50; // pixels
const thing = part("thing");
let from = null;

thing.addEventListener(
  "touchstart",
  ({ touches }) => (from = touches.length === 1 ? touches[0] : null),
  { passive: true },
);
thing.addEventListener("touchend", ({ changedTouches: [to] }) => {
  if (!from || visualViewport.scale > 1) return;
  const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
  from = null;
  if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y))
    part(`ways [value=${x < 0 ? "on" : "back"}]`).click();
});
