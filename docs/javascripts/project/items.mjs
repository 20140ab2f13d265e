// What on this page can be projected, in the order of the page, and what of it goes on the screen.
// Keeps no state; nothing changes what is on the page. A thing: {id, kind, title, said, address,
// slides}; `id` is the one in its address, `said` says that the slide itself shows the title,
// `address` is where its short link leads, if not to itself, `place` puts its button where it
// belongs. A slide: {label, minutes, parts}, made afresh each time. Participants are looking: what
// is for trainers stays out, and of a step stands only what it has for the room; and `address` gives
// nothing away, as phones will open it.

function make(tag, properties, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

const words = (element) => element.textContent.trim().replace(/\s+/g, " ");
const LEFT_OUT =
  "script, style, button, sup, .bh-side-note, .bh-opened-note, .bh-fold > summary, .headerlink, .bh-anchor, .bh-quote__links, .bh-table__downloads, .bh-activity__lines, .bh-project-this, .bh-trainers, [hidden]";

// A copy for looking at: no addresses of its own, no links to lose the room by.
function copy(element) {
  const clone = element.cloneNode(true);
  for (const each of clone.querySelectorAll(LEFT_OUT)) each.remove();
  for (const each of clone.querySelectorAll(".bh-fold")) each.replaceWith(...each.childNodes);
  for (const each of [clone, ...clone.querySelectorAll("*")]) {
    const names = each
      .getAttribute("aria-labelledby")
      ?.split(" ")
      .map((id) => document.getElementById(id))
      .filter(Boolean);
    if (each.matches("svg") && names?.length)
      each.setAttribute("aria-label", names.map(words).join(". "));
    each.removeAttribute("aria-labelledby");
    each.removeAttribute("id");
  }
  for (const link of clone.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  return clone;
}

const title = (heading) => words(copy(heading));
const whole = (element) => [{ parts: () => [copy(element)] }];

// A card without its heading, which is the title of the slide.
function card(element) {
  const [heading] = element.querySelectorAll("h3, h4");
  const id = heading.id;
  const parts = () => {
    const clone = copy(element);
    clone.querySelector("h3, h4").remove();
    return [clone];
  };
  return {
    id,
    title: title(heading),
    slides: [{ parts }],
    place: (button) => element.append(button),
  };
}

// One slide for each step, with what everyone reads; the question of a debrief stands alone.
function activity(element) {
  const heading = document.querySelector("h1");
  const steps = [...element.querySelectorAll(".bh-activity__steps > li")];
  const list = element.querySelector(".bh-activity__prompts");
  const prompts = () =>
    list ? [make("div", { className: "bh-project__prompts" }, copy(list))] : [];
  const slides = steps.map((step, index) => {
    const parts = () => [
      make("p", { className: "bh-project__step" }, step.dataset.room),
      ...(step.dataset.alone === undefined ? prompts() : []),
    ];
    return {
      label: steps.length > 1 ? `Step ${index + 1} of ${steps.length}` : "",
      minutes: parseInt(step.firstElementChild.textContent),
      parts,
    };
  });
  const place = (button) =>
    element.querySelector(".bh-activity__facts").append(make("li", {}, button));
  return { id: heading.id, title: title(heading), slides, place };
}

// The situation, the question with its lettered answers, the twist, the talk. What we think of it
// is not for the wall.
function scenario(element) {
  const heading = document.querySelector("h1");
  const part = (name, ...selectors) => ({
    label: title(element.querySelector(name)),
    minutes,
    shared: true,
    parts: () => selectors.map((each) => copy(element.querySelector(each))),
  });
  const minutes =
    Number(document.querySelector(".bh-trainers[data-minutes]")?.dataset.minutes) || 0;
  const question = {
    label: "The decision",
    minutes,
    shared: true,
    parts: () => {
      const options = [...element.querySelectorAll("details.bh-option > summary")].map((each) =>
        make("li", {}, ...copy(each).childNodes),
      );
      return [
        make("p", { className: "bh-project__step" }, title(element.querySelector("#decision"))),
        make("ul", { className: "bh-project__options" }, ...options),
      ];
    },
  };
  const slides = [
    part("#situation", "#situation + p"),
    question,
    part("#twist", "#twist + p"),
    part("#debrief", "#debrief + ol"),
  ];
  return {
    id: heading.id,
    title: title(heading),
    address: element.dataset.leads,
    slides,
    place: (button) => document.querySelector(".bh-chapter-head").append(button),
  };
}

function quote(element) {
  // Who, and how it begins
  const label = element.querySelector(".bh-anchor").getAttribute("aria-label");
  const title = label.replace(/^.*?: /, "");
  return {
    id: element.id,
    title,
    said: true,
    slides: whole(element),
    place: (button) => element.querySelector("figcaption").append(button),
  };
}

function table(element) {
  const parts = () => {
    const clone = copy(element);
    clone.querySelector("caption").remove();
    clone.querySelector("table").setAttribute("aria-labelledby", "bh-project-title");
    return [clone];
  };
  return {
    id: element.id,
    title: words(element.querySelector("caption")),
    slides: [{ parts }],
    place: (button) => element.append(button),
  };
}

// A meeting as participants may see it: when and what, but not how it is done, which are the
// trainer's own notes.
function timetable(element) {
  const shown = table(element);
  const parts = () => {
    const [clone] = shown.slides[0].parts();
    for (const row of clone.querySelectorAll("tr")) row.lastElementChild.remove();
    for (const cell of clone.querySelectorAll("td"))
      cell.textContent =
        words(cell) === "Say"
          ? "Everyone together"
          : words(cell).replace(/^(Activity|Scenario|Show): /, "");
    return [clone];
  };
  return { ...shown, address: element.closest("[data-leads]").dataset.leads, slides: [{ parts }] };
}

function diagram(drawing) {
  const element = drawing.closest("figure");
  const name = element.querySelector("title");
  const id = element.id || name.id.replace(/-title$/, "");
  return {
    element,
    id,
    title: element.dataset.title ?? words(name),
    slides: whole(element),
    place: (button) => (element.querySelector("figcaption") ?? element).append(button),
  };
}

// A slide of a deck, whose short link is that of its place in the chapter. Each press shows more of
// what is marked for it: the next column, the answer to a question.
function slide(element) {
  const heading = element.querySelector("h2");
  const label = element.querySelector(".bh-slide__label");
  const marked = [...element.querySelectorAll("[data-reveal]")];
  const last = Math.max(1, ...marked.map((each) => Number(each.dataset.reveal)));
  const minutes = Number(element.dataset.minutes);
  const slides = Array.from({ length: last }, (_, index) => ({
    label: last > 1 ? `${index + 1} of ${last}` : "",
    minutes,
    parts: () => {
      const body = copy(element.querySelector(".bh-slide__body"));
      for (const each of body.querySelectorAll("[data-reveal]"))
        each.style.visibility = Number(each.dataset.reveal) > index + 1 ? "hidden" : "";
      return [body];
    },
  }));
  return {
    id: element.id,
    kind: label ? words(label) : "Slide",
    title: words(heading),
    address: element.dataset.place,
    slides,
  };
}

const KINDS = [
  [".bh-slide", "Slide", slide],
  [".bh-quote", "Quotation", quote],
  [".bh-plan .bh-table", "Timetable", timetable],
  [".bh-table", "Table", table],
  [".bh-activity", "Activity", activity],
  [".bh-card--skill", "Skill", card],
  [".bh-card--tool", "Tool or model", card],
  [".bh-card--claim", "Evidence", card],
  ["figure[data-title], figure > .bh-drawing", "Diagram", diagram],
  [".bh-scenario", "Scenario", scenario],
];

// The edition on one page repeats what has its address elsewhere, and a slide is shown with its
// picture.
const found = [...document.querySelectorAll(KINDS.map(([selector]) => selector))].filter(
  (each) => !each.closest(".bh-book__part") && !each.parentElement.closest(".bh-slide"),
);
export const things = found.map((element) => {
  const [, kind, read] = KINDS.find(([selector]) => element.matches(selector));
  return { kind, element, ...read(element) };
});
