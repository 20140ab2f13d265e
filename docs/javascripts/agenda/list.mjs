// Draws an agenda as meetings with parts that can be changed. State: which part of the page stands
// for which meeting or part of the agenda; both stay the same things while the agenda changes, so
// nobody loses the field they are in.

import { clashes, dateWords, run, times, verdict } from "./timetable.mjs";
import { dayTitle, nameOf, noteOf, thingOf, titleOf } from "./export.mjs";

const nodes = new WeakMap(); // meeting or part → its element
const things = new WeakMap(); // and back

export const elementOf = (thing) => nodes.get(thing);
export const partAt = (element) => things.get(element.closest(".bh-part"));
export const dayAt = (element) => things.get(element.closest(".bh-day"));

function elementFor(thing, template) {
  if (!nodes.has(thing)) {
    const element = document.querySelector(template).content.firstElementChild.cloneNode(true);
    nodes.set(thing, element);
    things.set(element, thing);
  }
  return nodes.get(thing);
}

// Only what differs is written, so that nothing is announced twice and no caret jumps.
function set(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function setValue(field, value) {
  if (field.value !== String(value)) field.value = value;
}

function arrange(parent, children) {
  if (
    children.length !== parent.children.length ||
    children.some((child, index) => child !== parent.children[index])
  )
    parent.replaceChildren(...children);
}

export function draw(root, agenda, known, base) {
  const pairs = clashes(agenda);
  set(root.querySelector(".bh-agenda__name"), nameOf(agenda));
  arrange(
    root.querySelector(".bh-agenda__days"),
    agenda.days.map((day, index) => drawDay(agenda, day, index, pairs, known, base)),
  );
}

function drawDay(agenda, day, index, pairs, known, base) {
  const element = elementFor(day, ".bh-agenda__new-day");
  const [ran, find] = [run(day, agenda), (name) => element.querySelector(`.bh-day__${name}`)];
  const title = dayTitle(agenda, index);
  set(find("title"), title);
  set(find("when"), `${dateWords(day.date)}, ${times(ran, agenda.zone)}`);
  find("set").setAttribute("aria-label", title);
  for (const name of ["date", "time", "title"])
    setValue(find("set").querySelector(`[name=${name}]`), day[name]);
  setValue(find("set").querySelector("[name=limit]"), day.limit || "");
  const { words, wrong } = verdict(day, ran, index + 1, pairs, agenda, (item) =>
    titleOf(item, known),
  );
  set(find("says"), words);
  set(find("wrong"), wrong);
  find("parts").setAttribute("aria-label", `Parts of ${title}`);
  arrange(
    find("parts"),
    ran.rows.map((row, at) => drawPart(agenda, row, [index, at, ran.rows.length], known, base)),
  );
  return element;
}

function drawPart(agenda, { item, out, from, to }, [index, at, length], known, base) {
  const element = elementFor(item, ".bh-agenda__new-part");
  const [find, title] = [
    (name) => element.querySelector(`.bh-part__${name}`),
    titleOf(item, known),
  ];
  element.classList.toggle("bh-part--out", out);
  element.classList.toggle("bh-part--break", item.kind === "b");
  set(find("time"), out ? "Cut" : times({ from, to }, agenda.zone));
  drawTitle(find("title"), item, title, known, base);
  set(find("note"), noteOf(item, known, agenda));
  setValue(element.querySelector("[name=minutes]"), item.minutes);
  setValue(element.querySelector("[name=mark]"), item.mark);
  const moves = {
    up: index > 0 || at > 0,
    down: index < agenda.days.length - 1 || at < length - 1,
    next: agenda.days.length > 1,
    remove: true,
  };
  const labels = {
    minutes: "Minutes",
    mark: "Must, should or could",
    up: "Move up",
    down: "Move down",
    next: "Move to the next meeting",
    remove: "Remove",
  };
  for (const [name, label] of Object.entries(labels)) {
    const control = element.querySelector(`[name=${name}], [value=${name}]`);
    control.setAttribute("aria-label", `${label}: ${title}`);
    if (name in moves) control.setAttribute("aria-disabled", !moves[name]);
    if (name in moves) control.title = label;
  }
  element.querySelector("[value=next]").hidden = !moves.next;
  return element;
}

// The title of a trainer’s own part, or of a break, can be changed where it stands; others lead to
// their page or card.
function drawTitle(place, item, title, known, base) {
  const thing = thingOf(item, known);
  if (item.kind === "o" || item.kind === "b") {
    if (!place.firstElementChild) {
      const field = Object.assign(document.createElement("input"), {
        name: "title",
        maxLength: 120,
        placeholder: titleOf({ ...item, title: "" }, known),
      });
      field.setAttribute("aria-label", "Title");
      place.append(field);
    }
    setValue(place.firstElementChild, item.title);
  } else if (thing) {
    if (!place.firstElementChild)
      place.append(
        Object.assign(document.createElement("a"), {
          href: new URL(thing.card ?? thing.read, base).href,
        }),
      );
    set(place.firstElementChild, title);
  } else set(place, title);
}
