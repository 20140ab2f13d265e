// A button to copy each of the lines or letters on a page that are there to be copied. Keeps no
// state: what is copied is what the line says then. Without this script people select a line.

import { copy } from "../lib/clipboard.mjs";

for (const each of document.querySelectorAll(".bh-reuse__line")) {
  const what = each.querySelector("p, summary").textContent;
  const said = [each.closest(".bh-reuse"), document]
    .map((place) => place?.querySelector(".bh-reuse__said"))
    .find(Boolean); // where there are several lists, the one below this
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "bh-button",
    textContent: "Copy",
  });
  button.setAttribute("aria-label", `Copy: ${what}`);
  button.addEventListener("click", async () => {
    said.textContent = (await copy(each.querySelector("pre").textContent))
      ? `Copied: ${what}`
      : "Your browser did not allow copying.";
  });
  each.append(button);
}
