// On a screen without a margin, a tap on the number of a note opens the note under the line, and
// another closes it. Without this script, and beside a margin that shows it (scripts/publish/
// side_notes.py), the number leads to the note at the end of the page. Keeps no state.

const margin = matchMedia("(min-width: 76em)");

function open(ref, note) {
  const shown = Object.assign(document.createElement("span"), { className: "bh-opened-note" });
  shown.append(...note.cloneNode(true).childNodes);
  for (const back of shown.querySelectorAll(".footnote-backref")) back.remove();
  ref.parentElement.after(shown);
}

document.addEventListener("click", (event) => {
  const ref = event.target.closest?.(".footnote-ref");
  const note = ref && document.getElementById(decodeURIComponent(ref.hash.slice(1)));
  if (!note || margin.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const next = ref.parentElement.nextElementSibling;
  if (next?.matches(".bh-opened-note")) next.remove();
  else open(ref, note.querySelector("p"));
  ref.ariaExpanded = !next?.matches(".bh-opened-note");
});
