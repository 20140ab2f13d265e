// The agenda builder. Unit of state: one agenda, which stands whole in the address after the #
// (address.mjs); each change adds a step that Back undoes. Nothing is stored, nothing is sent. The
// parts: address, timetable, change, heard and export know no page; data loads, list, add-form and
// programme draw, buttons gives away.

import { chosen, fill, partOf } from "./add-form.mjs";
import { MOST, empty, isTime, notice, read, words, write } from "./address.mjs";
import {
  add,
  addDay,
  fromPlan,
  full,
  identify,
  place,
  remove,
  step,
  toNextDay,
} from "./change.mjs";
import { chooseZone, load, offerZones } from "./data.mjs";
import { changes, runs, whereabouts } from "./heard.mjs";
import { dayAt, draw, elementOf, partAt } from "./list.mjs";
import { dayTitle, participantsLink, titleOf } from "./export.mjs";
import { random } from "../lib/identity.mjs";
import { clock, isDate, isZone, nextDate } from "../lib/zone-time.mjs";

const root = document.querySelector(".bh-agenda");
const programme = document.querySelector(".bh-programme");
const find = (name) => root.querySelector(`.bh-agenda__${name}`);
const [started, whole] = [find("start"), find("whole")];
const base = new URL("../..", import.meta.url);
const page = location.href.split(/[?#]/)[0]; // a folder has no origin
const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const zone = isZone(own) ? own : "UTC";
const title = document.title;
const buttons = import("./buttons.mjs"); // what is needed last, nobody waits for
let agenda, known;
let before = new Map(); // how each meeting ran when it was last drawn

const tomorrow = () => ({ date: nextDate(clock(Date.now(), agenda.zone).date), time: "09:00" });

function show() {
  const begun = agenda.days.length > 0;
  for (const name of ["whole", "more", "take"]) find(name).hidden = !begun;
  whole.elements.name.value = agenda.name;
  chooseZone(whole.elements.zone, agenda.zone);
  whole.elements.call.value = agenda.call;
  draw(root, agenda, known, base);
  before = runs(agenda);
  find("share").href = participantsLink(agenda, page);
  find("said").textContent = "";
  find("byhand").hidden = true;
}

// After whatever somebody changed. `first`: what is heard before all that comes of it.
function change(first = "") {
  const heard = [first, ...changes(before, agenda, known)].filter(Boolean).join(" ");
  identify(agenda, random);
  show();
  find("notice").textContent = "";
  find("heard").textContent = heard;
  const address = write(agenda);
  if (address !== location.hash) history.pushState(null, "", address);
}

// From the address to the page. A # that holds no agenda is a place on this page, unless there is
// none at all.
function restore() {
  const [, plan, call = ""] = location.hash.match(/^#plan=([\w-]+)(?:&call=(1))?$/) ?? [];
  if (known.plans.some((each) => each.id === plan)) {
    history.replaceState(null, "", location.pathname + location.search);
    agenda = { ...empty(zone), call };
    root.hidden = false; // where a field is to be reached at once
    return begin(plan);
  }
  const given = read(location.hash, known, zone);
  if (!given.agenda && location.hash && agenda) return;
  agenda = given.agenda ?? empty(zone);
  const participants = Boolean(given.participants);
  document.documentElement.classList.toggle("bh-programme-alone", participants);
  [root.hidden, programme.hidden] = [participants, !participants];
  document.title = participants ? agenda.name || title : title;
  if (participants) {
    return import("./programme.mjs").then(({ drawProgramme }) => {
      drawProgramme(programme, agenda, known, base);
      scrollTo(0, 0);
    });
  }
  show();
  find("heard").textContent = "";
  find("notice").textContent = notice(given.dropped);
  if (given.dropped.length)
    history.replaceState(null, "", agenda.days.length ? write(agenda) : location.pathname);
}

function begin(name) {
  const plan = known.plans.find((each) => each.id === name);
  agenda = plan
    ? fromPlan(plan, known, agenda, tomorrow())
    : { ...empty(agenda.zone), call: agenda.call };
  if (!plan) addDay(agenda, tomorrow());
  change();
  elementOf(agenda.days[0]).querySelector("[name=date]").focus();
}

const fits = { date: isDate, time: isTime, zone: isZone };

// A field of the agenda, of a meeting or of a part was changed; what makes no sense is said by the
// browser and not taken.
function changed({ target }) {
  const thing = partAt(target) ?? dayAt(target) ?? agenda;
  if (
    !(target.name in thing) ||
    !target.reportValidity() ||
    (fits[target.name] && !fits[target.name](target.value))
  )
    return;
  thing[target.name] =
    target.type === "number"
      ? target.valueAsNumber || 0
      : ["name", "title"].includes(target.name)
        ? words(target.value)
        : target.value;
  change();
}

const moves = {
  up: (item) => step(agenda, item, -1),
  down: (item) => step(agenda, item, 1),
  next: (item) => toNextDay(agenda, item),
};

function pressed(button) {
  const [item, day] = [partAt(button), dayAt(button)];
  if (button.value in moves && moves[button.value](item)) {
    change(whereabouts(agenda, item, known));
    elementOf(item).querySelector(`[value=${button.value}]`).focus();
  } else if (button.value === "remove") {
    const [{ items }, index] = place(agenda, item);
    remove(agenda, item);
    change(`Removed: ${titleOf(item, known)}.`);
    const beside = items[index] ?? items.at(-1);
    (beside ? elementOf(beside).querySelector("[value=remove]") : find("share")).focus();
  } else if (button.value === "drop-day") {
    const index = agenda.days.indexOf(day);
    const title = dayTitle(agenda, index);
    agenda.days.splice(index, 1);
    change(`Removed: ${title}.`);
    (agenda.days.length ? root.querySelector("[value=day]") : started.elements.plan).focus();
  } else if (button.value === "day") {
    if (agenda.days.length >= MOST.days) return;
    addDay(agenda, tomorrow());
    change();
    elementOf(agenda.days.at(-1)).querySelector("[name=date]").focus();
  } else if (button.value === "again") {
    agenda.id = "";
    change();
    find("said").textContent = button.dataset.said;
  } else
    buttons.then(({ takeAway }) => takeAway(button.value, { agenda, known, base, page, find }));
}

root.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form === started) return begin(form.elements.plan.value);
  if (!form.closest(".bh-day__add") || full(agenda)) return;
  add(dayAt(form), partOf(form, known));
  change();
});
root.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.closest(".bh-day__add"))
    event.target.name === "kind"
      ? fill(form, known)
      : event.target.name === "ref" && chosen(form, known);
  else if (form !== started) changed(event);
});
root.addEventListener(
  "toggle",
  ({ target }) => target.open && fill(target.querySelector("form"), known),
  true,
);
root.addEventListener(
  "click",
  ({ target }) => target.closest("button[type=button]") && pressed(target.closest("button")),
);
root.addEventListener("keydown", (event) => {
  const way = event.altKey && { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!way || !partAt(event.target)) return;
  event.preventDefault();
  pressed(elementOf(partAt(event.target)).querySelector(`[value=${way}]`));
});

document.querySelector(".bh-agenda__without").remove();
known = await load(base);
if (known) {
  offerZones(whole.elements.zone);
  restore();
  addEventListener("popstate", restore);
} else {
  root.replaceChildren(find("notice"));
  root.hidden = false;
  find("notice").textContent =
    "The list of parts could not be loaded. Reload this page once you are connected, or take a ready plan below.";
}
