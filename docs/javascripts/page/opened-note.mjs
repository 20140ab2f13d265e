// A note under the line that cites it: the number opens it and closes it. Its look is in
// stylesheets/opened-note.css. Keeps no state: what is open is in the page.

import { styled } from "../lib/styled.mjs";

export async function turn(number) {
  await styled("opened-note");
  const place = number.parentElement;
  const open = place.nextElementSibling?.matches(".bh-opened-note");
  if (open) place.nextElementSibling.remove();
  else place.after(copy(document.getElementById(decodeURIComponent(number.hash.slice(1)))));
  number.setAttribute("aria-expanded", !open);
}

function copy(note) {
  const shown = Object.assign(document.createElement("span"), { className: "bh-opened-note" });
  shown.append(...note.querySelector("p").cloneNode(true).childNodes);
  for (const back of shown.querySelectorAll(".footnote-backref")) back.remove();
  return shown;
}
