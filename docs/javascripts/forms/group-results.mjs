// Adds up the results that participants sent: counts right answers by part, before and after. Keeps
// no state; what is pasted stays in the field. The right answers are those of the key on the same
// page, so results of another workshop’s questions are counted and left out.

const form = document.querySelector(".bh-sums");
const field = form.querySelector("textarea");
const result = form.querySelector("[role=status]");
const FORMS = ["before", "after"];
const OF_PLAN = /\/questions\/(?:before|after)\/([\w-]+)\//; // other forms are on the whole guide
// In the order of the forms, which is that of the numbers: the page shows them by part.
const key = [...document.querySelectorAll(".bh-answers-key__one")]
  .map(({ dataset, parentElement }) => ({
    ...dataset,
    part: parentElement.closest("[data-part]").dataset.part,
    number: parentElement.value,
  }))
  .sort((one, other) => one.number - other.number);
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

// Every set of answers in the text, by form, and how many belong to other questions; one that
// stands there twice counts twice, since two people may agree. Without an address before the #, it
// is taken as ours.
function sets(words) {
  const found = { before: [], after: [], others: 0 };
  for (const each of words.split(/\s+/)) {
    const plan = each.startsWith("#") ? form.dataset.plan : (OF_PLAN.exec(each)?.[1] ?? "guide");
    for (const [, name, digits] of each.matchAll(/[#&](before|after)=([0-3]+)(?=&|$)/g)) {
      if (plan !== form.dataset.plan) found.others += 1;
      else if (digits.length === key.filter((one) => one.form === name).length)
        found[name].push(digits);
    }
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

function sums(found) {
  const words = `Right answers of ${FORMS.map((name) => `${found[name].length} ${found[name].length === 1 ? "form" : "forms"} ${name}`).join(" and ")}`;
  return [
    make("p", `${words}:`),
    make(
      "ul",
      line("All questions", found),
      ...parts.map(({ id, title }) => line(title, found, id)),
    ),
  ];
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const found = sets(field.value);
  const said = found.before.length || found.after.length ? sums(found) : [];
  if (found.others)
    said.push(
      make("p", `Left out, since they answer the questions of another workshop: ${found.others}.`),
    );
  if (!said.length)
    said.push(
      make(
        "p",
        field.value.trim()
          ? "None of this is the address of a result. Such an address ends in # and a row of digits."
          : "Paste at least one address first.",
      ),
    );
  result.replaceChildren(...said);
});
form.addEventListener("reset", () => result.replaceChildren());
form.hidden = false;
