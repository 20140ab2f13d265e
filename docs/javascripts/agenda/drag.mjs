// Moves a part by its grip, with a mouse, a pen or a finger. The buttons do the same for everyone else. State: the part on
// its way, from the press to the release.

const EDGE = 60; // so near the edge of the window, the page scrolls along

// `drop(element, list, index)`: what was moved, and before which of the parts of which list it was let go.
export function makeDraggable(root, drop) {
  let moving = null;

  root.addEventListener("pointerdown", (event) => {
    const part = event.target.closest(".bh-part__grip")?.parentElement;
    if (!part || event.button) return;
    event.preventDefault();
    event.target.setPointerCapture(event.pointerId);
    moving = { part, list: part.parentElement, index: [...part.parentElement.children].indexOf(part) };
    part.classList.add("bh-part--moving");
  });

  root.addEventListener("pointermove", (event) => {
    if (!moving) return;
    if (event.clientY < EDGE || event.clientY > innerHeight - EDGE) scrollBy(0, event.clientY < EDGE ? -12 : 12);
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const [day, over] = [under?.closest(".bh-day"), under?.closest(".bh-part")];
    if (!day || !root.contains(day)) return;
    moving.list = day.querySelector(".bh-day__parts");
    const parts = [...moving.list.children];
    const box = over?.getBoundingClientRect();
    moving.index = over ? parts.indexOf(over) + (event.clientY > box.top + box.height / 2 ? 1 : 0) : event.clientY < moving.list.getBoundingClientRect().top ? 0 : parts.length;
    unmark();
    (parts[moving.index] ?? moving.list).classList.add("bh-drop-here");
  });

  root.addEventListener("pointerup", () => end(true));
  root.addEventListener("pointercancel", () => end(false));
  addEventListener("keydown", (event) => event.key === "Escape" && end(false));

  function unmark() {
    for (const each of root.querySelectorAll(".bh-drop-here")) each.classList.remove("bh-drop-here");
  }

  function end(done) {
    if (!moving) return;
    const { part, list, index } = moving;
    moving = null;
    part.classList.remove("bh-part--moving");
    unmark();
    if (done) drop(part, list, index);
  }
}
