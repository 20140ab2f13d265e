// Shows each citation beside the line that makes it, once a section: in the margin of a wide
// screen, under the paragraph on a phone. The full notes stay at the end of the page; these are
// copies for the eye, so they are hidden from screen readers, hold no links and keep no state.
// Their look is in stylesheets/side-note.css.

const wide = matchMedia("(min-width: 76em)");
const placed = [];
let shown = new Set();

for (const each of document.querySelectorAll(".bh-prose > h2, .bh-prose .footnote-ref")) {
  if (each.matches("h2")) {
    shown = new Set();
    continue;
  }
  const block = each.closest("p, li, dd");
  const note = document.getElementById(decodeURIComponent(each.hash.slice(1)));
  const source = note?.querySelector('a[href*="about/sources"]');
  if (!block || !source || shown.has(each.hash)) continue;
  shown.add(each.hash);

  let notes = placed.find((one) => one.block === block)?.notes;
  if (!notes) {
    notes = Object.assign(document.createElement("span"), { className: "bh-side-notes" });
    notes.setAttribute("aria-hidden", "true");
    placed.push({ block, notes });
  }
  const line = Object.assign(document.createElement("span"), { className: "bh-side-note" });
  const title = Object.assign(document.createElement("cite"), {
    textContent: note.querySelector("cite").textContent,
  });
  line.append(
    `${each.textContent} ${source.textContent.replace(" in the bibliography", "")}`,
    title,
  );
  notes.append(line);
}

// A float stands beside what follows it, a line under what precedes it. A line moves what is below
// it, so a paragraph that is being read gets its own only once it is out of sight.
const place = ({ block, notes }) => (wide.matches ? block.prepend(notes) : block.append(notes));
const unseen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting && !wide.matches) continue;
    unseen.unobserve(target);
    place(placed.find(({ block }) => block === target));
  }
});
for (const { block } of placed) unseen.observe(block);
wide.addEventListener("change", () => placed.forEach(place));
