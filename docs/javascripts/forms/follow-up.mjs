// The plan for 30, 60 and 90 days: fills in its dates, prints it, and makes calendar reminders.
// Unit of state: the form, and by what calendars know this plan (lib/identity.mjs), which nobody
// stores or sends. Only for those who ask for a link does the address hold them, after the #
// (#id=7k…&from=2026-11-22&hat=both&do=…), a part that is never sent to a site.

import { copy } from "../lib/clipboard.mjs";
import { calendar } from "../lib/ics.mjs";
import { derived, isIdentity, random } from "../lib/identity.mjs";
import { save } from "../lib/save.mjs";

// Characters of an address: every field full, of letters that take three signs each, is well below
const LONGEST = 6000;
const UNSEEN = /[^\P{Cc}\n]|\uFFFD/u;
const form = document.querySelector(".bh-follow");
const notice = form.querySelector("[role=status]");
const link = form.querySelector(".bh-follow__link");
const days = [...form.querySelectorAll("[data-day]")];
const texts = [...form.querySelectorAll("textarea")];
const { from, hat } = form.elements;
let id = random(12);
const chapter = new URL("../../chapters/measuring-training/#follow-up", import.meta.url).href;

// The day so many days after the one chosen, as 2026-12-22; nothing while none is.
function dateOf(day) {
  return (
    from.value && new Date(Date.parse(from.value) + day * 86_400_000).toISOString().slice(0, 10)
  );
}

const spoken = (date) =>
  new Date(date).toLocaleDateString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
const said = (name) => form.elements[name].value.trim();
const hatInWords = () =>
  form.querySelector("[name=hat]:checked")?.parentElement.textContent.trim() ?? "";

function draw() {
  for (const each of days)
    each.querySelector("output").textContent = from.value ? spoken(dateOf(each.dataset.day)) : "";
  // Paper takes all of it, a field only what shows
  for (const each of texts)
    each.parentElement.querySelector(".bh-follow__written").textContent = each.value.trim();
}

// Whether there is enough to remind of; if not, says what is missing.
function ready() {
  const missing = [
    [form.elements.do, "Write what you will do first."],
    [from, "Choose the day to count from first."],
  ].find(([field]) => !field.value.trim());
  notice.textContent = missing ? missing[1] : "";
  missing?.[0].focus();
  return !missing;
}

function events() {
  return days.map((each) => {
    const { day, ask } = each.dataset;
    const looks = said(`day${day}`);
    const lines = [
      `What I will do: ${said("do")}`,
      hatInWords() && `Hat: ${hatInWords()}`,
      said("notice") && `Who will notice: ${said("notice")}`,
      looks && `By day ${day} it looks like this: ${looks}`,
      ask,
      chapter,
    ];
    return {
      id: `${id}-${day}`,
      allDay: true,
      start: { date: dateOf(day) },
      title: `Day ${day}: ${said("do").replace(/\s+/g, " ").slice(0, 80)}`,
      description: lines.filter(Boolean).join("\n"),
      url: chapter,
    };
  });
}

function address() {
  const query = new URLSearchParams({ id });
  for (const [name, value] of new FormData(form)) if (value.trim()) query.set(name, value.trim());
  return `${location.href.split(/[?#]/)[0]}#${query}`; // a folder has no origin
}

// A day there is, such as 2026-02-28 and not 2026-02-31; a field for dates complains aloud of
// anything else.
function isDay(words) {
  const at = /^\d{4}-\d\d-\d\d$/.test(words) ? Date.parse(words) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(words);
}

// From the address to the form. What does not fit is left out, and said so; nothing of it is ever
// taken for HTML.
function restore() {
  const given = new URLSearchParams(location.hash.slice(1));
  const known = new Set([...form.elements].map((each) => each.name).filter(Boolean));
  if (![...given.keys()].some((name) => known.has(name))) return;
  form.reset();
  const own = given.get("id") ?? "";
  given.delete("id");
  // An older address has none, and is one plan however often it is opened
  id = isIdentity(own) ? own : derived(location.hash)(12);
  const tooLong = location.hash.length > LONGEST;
  let dropped = tooLong || (own && !isIdentity(own));
  for (const [name, value] of tooLong ? [] : given) {
    const field = form.elements[name];
    if (
      !known.has(name) ||
      UNSEEN.test(value) ||
      value.length > (field.maxLength > 0 ? field.maxLength : 40) ||
      (field === from && !isDay(value))
    )
      dropped = true;
    else field.value = value;
    if (field === hat) dropped ||= !hat.value;
  }
  if (from.value && !from.checkValidity()) {
    dropped = true; // too far away
    from.value = "";
  }
  draw();
  notice.textContent = dropped
    ? "The address holds something that does not fit this plan. That part was left out."
    : "The plan in this address is filled in.";
}

form.addEventListener("input", () => {
  notice.textContent = "";
  link.hidden = true; // what it leads to is no longer what stands here
  draw();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!ready()) return;
  save(
    "plan-30-60-90.ics",
    calendar({ name: "My plan", zone: "UTC", events: events() }),
    "text/calendar",
  );
  notice.textContent =
    "Saved as plan-30-60-90.ics. Open it, and your calendar takes the three days.";
});
form.addEventListener("click", async ({ target }) => {
  const pressed = target.closest("button");
  const field = link.querySelector("input");
  // Its fields change after this event
  if (pressed?.type === "reset") {
    id = random(12); // what is written next is another plan
    setTimeout(() => form.dispatchEvent(new Event("input")));
  }
  if (pressed?.value === "print") globalThis.print();
  if (pressed?.value === "link") {
    field.value = address();
    link.hidden = false;
    field.select();
  }
  if (pressed?.value === "copy")
    notice.textContent = (await copy(field.value))
      ? "Link copied."
      : "Your browser did not allow copying.";
});

addEventListener("hashchange", restore);
restore();
draw();
form.querySelector(".bh-follow__do").hidden = false;
