// The form under each meeting that adds a part. It is filled when somebody opens it or chooses a
// kind; what it holds is not part of the agenda before “Add”. Keeps no state of its own.

import { movingOf, words } from "./address.mjs";

const OWN = { o: 10, b: 15 }; // minutes offered for what has none of its own

// All controls as the kind chosen needs them.
export function fill(form, known) {
  const { kind, ref, title, minutes } = form.elements;
  const own = kind.value in OWN;
  form.querySelector(".bh-day__which").hidden = own;
  form.querySelector(".bh-day__called").hidden = !own;
  if (!own) ref.replaceChildren(...choices(kind.value, known));
  title.value = "";
  minutes.value = own ? OWN[kind.value] : known.things.get(`${kind.value}.${ref.value}`).minutes;
}

export function chosen(form, known) {
  form.elements.minutes.value = known.things.get(
    `${form.elements.kind.value}.${form.elements.ref.value}`,
  ).minutes;
}

// The part the form describes.
export function partOf(form, known) {
  const { kind, ref, title, minutes } = form.elements;
  const own = kind.value in OWN;
  return {
    kind: kind.value,
    ref: own ? "" : ref.value,
    title: own ? words(title.value) : "",
    minutes: minutes.valueAsNumber,
    moving: movingOf(kind.value, own ? "" : ref.value, known),
  };
}

function choices(kind, known) {
  const found = [...known.things]
    .filter(([name]) => name.startsWith(`${kind}.`))
    .map(([name, thing]) => ({ name: name.slice(2), ...thing }));
  if (kind !== "c")
    return found.map((each) => new Option(`${each.title}, ${each.minutes} min`, each.name));
  return found
    .filter((each) => !each.page)
    .map((whole) => {
      const group = Object.assign(document.createElement("optgroup"), { label: whole.title });
      const sections = found.filter((each) => each.name.startsWith(`${whole.name}.`));
      group.append(
        new Option(`${whole.title}: the whole chapter, ${whole.minutes} min`, whole.name),
        ...sections.map((each) => new Option(each.title, each.name)),
      );
      return group;
    });
}
