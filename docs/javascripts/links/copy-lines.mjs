// A button to copy each of the lines or letters on a page that are there to be copied. Keeps no
// state: what is copied is what the line says then. Without this script people select a line.

import { copy } from "../lib/clipboard.mjs";

const said = document.querySelector(".bh-reuse__said");

for (const each of document.querySelectorAll(".bh-reuse__line")) {
  const what = each.querySelector("p, summary").textContent;
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
