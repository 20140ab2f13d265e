// The lines to copy for using one section elsewhere: fills them in for what is chosen. Unit of
// state: the choice in the list, kept nowhere. Without this script the lines stand filled in for
// one example. copy-lines.mjs copies them.

const form = document.querySelector(".bh-reuse__choice");
const choice = form.querySelector("select");
const said = form.querySelector(".bh-reuse__said");
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

choice.addEventListener("change", () => {
  said.textContent = "";
  draw();
});
form.hidden = false;
draw();
