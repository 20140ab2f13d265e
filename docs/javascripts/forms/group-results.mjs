// Adds up the results that participants sent: counts right answers by part, before and after. Keeps
// no state; what is pasted stays in the field. The right answers are those of the key on the same
// page.

const form = document.querySelector(".bh-sums");
const field = form.querySelector("textarea");
const result = form.querySelector("[role=status]");
const FORMS = ["before", "after"];
const key = [...document.querySelectorAll(".bh-answers-key__one")].map(
  ({ dataset, parentElement }) => ({
    ...dataset,
    part: parentElement.closest("[data-part]").dataset.part,
  }),
);
const parts = [...document.querySelectorAll(".bh-answers-key")].map(
  ({ dataset, previousElementSibling }) => ({
    id: dataset.part,
    title: previousElementSibling.firstChild.textContent,
  }),
);

function make(tag, ...inside) {
  const element = document.createElement(tag);
  element.append(...inside);
  return element;
}

// Every set of answers in the text, by form; one that an address holds twice counts twice, since
// two people may agree.
function sets(words) {
  const found = { before: [], after: [] };
  for (const [, name, digits] of words.matchAll(/[#&](before|after)=(\d+)(?=[\s&]|$)/g)) {
    if (digits.length === key.filter((each) => each.form === name).length && !/[4-9]/.test(digits))
      found[name].push(digits);
  }
  return found;
}

function count(name, answers, part) {
  const rights = key.filter((each) => each.form === name);
  const asked = answers.flatMap((digits) =>
    rights
      .map((each, index) => (part && each.part !== part ? null : digits[index] === each.right))
      .filter((each) => each !== null),
  );
  return `${asked.filter(Boolean).length} of ${asked.length}`;
}

function line(title, found, part) {
  return make(
    "li",
    `${title}: `,
    FORMS.filter((name) => found[name].length)
      .map((name) => `${name} ${count(name, found[name], part)}`)
      .join(", "),
  );
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const found = sets(field.value);
  const lines = field.value.split("\n").filter((each) => each.trim()).length;
  if (!found.before.length && !found.after.length) {
    result.replaceChildren(
      make(
        "p",
        lines
          ? "None of this is the address of a result. Such an address ends in # and a row of digits."
          : "Paste at least one address first.",
      ),
    );
    return;
  }
  const words = `Right answers of ${FORMS.map((name) => `${found[name].length} ${found[name].length === 1 ? "form" : "forms"} ${name}`).join(" and ")}`;
  result.replaceChildren(
    make("p", `${words}:`),
    make(
      "ul",
      line("All questions", found),
      ...parts.map(({ id, title }) => line(title, found, id)),
    ),
  );
});
form.addEventListener("reset", () => result.replaceChildren());
form.hidden = false;
