// Narrows a table of one line a row. Unit of state: the controls of the form; the address says the
// same (?minutes=10&kind=opener). Without this script the table is whole and the form hidden.

import { drop } from "./dropped.mjs";
import { goTo, kept } from "./trainer-view.mjs";

const form = document.querySelector(".bh-filter");
const rows = [...document.querySelectorAll(`#${form.dataset.table} tbody tr`)];
const controls = [...form.elements].filter((each) => each.name);
const count = form.querySelector("[role=status]");

// A plan takes longer on a call, and all choices of where are such, but “Either”.
const sizeOf = (facts, name) =>
  Number((form.elements.needs.value && facts[`${name}OnCall`]) || facts[name]);

// How the value of a control is compared with the facts of a row.
const tests = {
  most: ({ value, name }, facts) => sizeOf(facts, name) <= Number(value),
  within: ({ value }, facts) =>
    Number(facts.from) <= Number(value) && Number(value) <= Number(facts.to),
  is: ({ value, name }, facts) => facts[name] === value,
  without: ({ value, name }, facts) => !facts[name].split(" ").includes(value),
};
const set = () => controls.filter((each) => each.value && each.validity.valid);

function draw() {
  let number = 0;
  for (const row of rows) {
    row.hidden = !set().every((each) => tests[each.dataset.test](each, row.dataset));
    number += !row.hidden;
  }
  count.textContent = number
    ? `${number} of ${rows.length}`
    : `None of ${rows.length} fits. Ask for less, or show all.`;
}

function address() {
  const asked = new URLSearchParams(set().map((each) => [each.name, each.value]));
  return location.pathname + `?${asked}`.replace(/^\?$/, "");
}

function change(way) {
  draw();
  goTo(address(), way);
}

// From the address to the controls; what is no choice there is left out.
function restore() {
  const asked = new URLSearchParams(location.search);
  const wrong = controls.filter((each) => {
    const wanted = asked.get(each.name) ?? "";
    each.value = wanted;
    if (each.value === wanted && each.validity.valid) return false;
    each.value = "";
    return true;
  });
  draw();
  if (wrong.length === 0) return;
  history.replaceState(null, "", kept(address() + location.hash));
  drop(...wrong.map((each) => each.name));
}

form.addEventListener("input", ({ target }) =>
  change(target.type === "number" ? "replaceState" : "pushState"),
);
form.addEventListener("submit", (event) => event.preventDefault());
// The controls change after this event
form.addEventListener("reset", () => setTimeout(change, 0, "pushState"));
addEventListener("popstate", restore);
restore();
form.hidden = false;
