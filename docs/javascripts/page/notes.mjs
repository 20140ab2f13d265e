// On a screen without a margin, a tap on the number of a note opens the note under the line.
// Without this script, and beside a margin that shows it (scripts/publish/side_notes.py), the
// number leads to the note at the end of the page. Keeps no state.

const margin = matchMedia("(min-width: 76em)");

document.addEventListener("click", async (event) => {
  const number = event.target.closest?.(".footnote-ref");
  if (!number || margin.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { turn } = await import("./opened-note.mjs"); // few follow a citation
  turn(number);
});
