// The lines to copy for using one section elsewhere: fills them in for what is chosen, and copies
// them. Unit of state: the choice in the list, kept nowhere. Without this script the lines stand
// filled in for one example.

import { copy } from "../lib/clipboard.mjs";

const form = document.querySelector(".bh-reuse__choice");
const choice = form.querySelector("select");
const said = form.querySelector("[role=status]");
const box = document.querySelector(".bh-reuse");

const escaped = (words) => words.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

function draw() {
  const { value, dataset } = choice.selectedOptions[0];
  const link = box.dataset.site + value;
  const words = {
    link,
    short: dataset.code ? `${box.dataset.site}go/${dataset.code}/` : link,
    frame: link.replace(/(#|$)/, "?embed=1$1"),
    title: dataset.title,
  };
  for (const each of box.querySelectorAll("pre")) {
    const line = each.dataset.line;
    each.textContent = line.replace(/\{(\w+)\}/g, (_, name) =>
      line.startsWith("<") ? escaped(words[name]) : words[name],
    );
  }
}

for (const each of box.querySelectorAll(".bh-reuse__line")) {
  const what = each.querySelector("p").textContent;
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

choice.addEventListener("change", () => {
  said.textContent = "";
  draw();
});
form.hidden = false;
draw();
