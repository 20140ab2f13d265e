// A finger drawn across something turns it: to the left for the next, to the right for the one
// before. Unit of state, for each element: where the one finger came down (null: none, or two, as
// for making things larger). Up and down it scrolls.

const FAR = 50; // pixels

// `turn` is given 1 or -1.
export function swiped(element, turn) {
  let from = null;
  element.addEventListener(
    "touchstart",
    ({ touches }) => (from = touches.length === 1 ? touches[0] : null),
    { passive: true },
  );
  element.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from || visualViewport.scale > 1) return;
    const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
    from = null;
    if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
  });
}
