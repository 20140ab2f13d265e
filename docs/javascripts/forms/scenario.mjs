// Walks through a scenario: choose a lettered answer and read its worth for both hats (step 1),
// compare the others and see where we lean (2), turn the twist over and talk (3). Without this
// script the answers open one by one, and paper shows everything, so whatever is made here is for
// the screen only. State: the address. ?choice=b, ?choice=b&others=1 and ?choice=b&twist=1 are the
// three steps; ?show=all, or the address of a part not reached yet (#debrief), shows everything.
// The page is drawn from it and from nothing else.
import { scrollHere } from "../lib/scroll.mjs";
import { kept } from "../page/trainer-view.mjs";

const WORDS = [
  "No answer is chosen.",
  "What your answer does for each hat is shown.",
  "The other answers, where we lean and what happens next are shown.",
  "How that changes the picture is shown, with questions to talk over.",
];

function make(tag, properties, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

const copies = (nodes) => [...nodes].map((node) => node.cloneNode(true));
function addressOf({ choice, step, all }) {
  return kept(
    all
      ? "?show=all"
      : [
          location.pathname,
          `?choice=${choice}`,
          `?choice=${choice}&others=1`,
          `?choice=${choice}&twist=1`,
        ][step],
  );
}

function walk(root) {
  const options = new Map(
    [...root.querySelectorAll(".bh-option")].map((each) => [
      each.querySelector(".bh-option__letter").textContent.toLowerCase(),
      each,
    ]),
  );
  const parts = [...root.querySelectorAll("[data-bh-step]")];
  const status = root.querySelector("[role=status]");
  const question = root.querySelector("#decision");
  const [lean, twist] = root.querySelectorAll(".bh-reveal");
  const thoughts = twist.querySelector("p");
  // They take focus, so that a screen reader goes on from there
  question.tabIndex = thoughts.tabIndex = -1;

  const buttons = [...options.values()].map((option) =>
    make(
      "button",
      { className: "bh-option bh-option--choice", type: "button" },
      ...copies(option.querySelector("summary").childNodes),
    ),
  );
  const choices = make("div", { className: "bh-choices" }, ...buttons);
  choices.setAttribute("role", "group");
  choices.setAttribute("aria-labelledby", question.id);
  const yourTitle = make("h3", { className: "bh-answers__title", id: "your-answer", tabIndex: -1 });
  const yours = make("div", { className: "bh-answers__yours" });
  const more = make(
    "button",
    { className: "bh-button--strong", type: "button" },
    "See what the others would have brought",
  );
  const chosen = make("div", { className: "bh-answers" }, yourTitle, yours, more);
  const othersTitle = make(
    "h3",
    { className: "bh-answers__title", id: "other-answers", tabIndex: -1 },
    "What the others would have brought",
  );
  const others = make("div", { className: "bh-answers__others" });
  const compared = make(
    "div",
    { className: "bh-answers bh-answers--compared" },
    othersTitle,
    others,
  );
  const again = make("a", { className: "bh-scenario__way", href: kept(location.pathname) });
  const everything = make(
    "a",
    { className: "bh-scenario__way", href: kept("?show=all") },
    "Show everything at once",
  );
  [...options.values()].at(-1).after(choices, chosen, compared);
  root.append(make("p", { className: "bh-scenario__ways" }, again, everything));

  let state = read();
  draw();
  if (state.dropped) {
    history.replaceState(null, "", addressOf(state));
    say(
      "This address asked for something that this scenario does not have. That part was left out.",
      true,
    );
  }
  const part = state.all && document.getElementById(location.hash.slice(1));
  if (part) scrollHere(part);

  // What the address asks for; whatever is not known is dropped, and never shown.
  function read() {
    const asked = new URLSearchParams(location.search);
    const choice = (asked.get("choice") ?? "").toLowerCase();
    const known = { choice: options.has(choice), show: asked.get("show") === "all" };
    for (const key of ["others", "twist"]) known[key] = known.choice && asked.get(key) === "1";
    const step = known.twist ? 3 : known.others ? 2 : known.choice ? 1 : 0;
    const target = document.getElementById(location.hash.slice(1));
    const unreached =
      target?.matches(".bh-option") ||
      step < Number(target?.closest("[data-bh-step]")?.dataset.bhStep);
    return {
      choice: known.choice ? choice : "",
      step,
      all: known.show || unreached,
      dropped: Object.keys(known).some((key) => asked.has(key) && !known[key]),
    };
  }

  function card(letter) {
    const option = options.get(letter);
    const choice = make(
      "p",
      { className: "bh-answer__choice" },
      ...copies(option.querySelector("summary").childNodes),
    );
    return make(
      "div",
      { className: "bh-answer" },
      choice,
      option.querySelector("dl").cloneNode(true),
    );
  }

  function draw() {
    const { choice, step, all } = state;
    const letters = [...options.keys()];
    root.classList.toggle("bh-scenario--walked", !all);
    for (const [index, letter] of letters.entries())
      buttons[index].setAttribute("aria-pressed", letter === choice);
    for (const option of options.values()) option.open = all;
    for (const part of parts) part.hidden = !all && step < Number(part.dataset.bhStep);
    lean.open = true;
    twist.open = all || step > 2;
    choices.hidden = all;
    chosen.hidden = all || step < 1;
    more.hidden = step > 1;
    compared.hidden = all || step < 2;
    yourTitle.textContent = `You chose ${choice.toUpperCase()}`;
    yours.replaceChildren(...(step > 0 ? [card(choice)] : []));
    others.replaceChildren(
      ...(step > 1 ? letters.filter((letter) => letter !== choice).map(card) : []),
    );
    again.textContent = all ? "Take it one step at a time" : "Start again";
    again.hidden = !all && step < 1;
    everything.hidden = all || step > 2;
  }

  function say(words, shown = false) {
    status.textContent = words;
    status.classList.toggle("bh-scenario__status--shown", shown);
  }

  function arrive() {
    const target = state.all ? question : [question, yourTitle, othersTitle, thoughts][state.step];
    target.focus({ preventScroll: true });
    say(state.all ? "Everything is shown." : WORDS[state.step]);
    return target;
  }

  function go(next) {
    history.pushState(null, "", addressOf(next));
    state = next;
    draw();
    scrollHere(arrive());
  }

  choices.addEventListener("click", (event) => {
    const index = buttons.indexOf(event.target.closest("button"));
    if (index >= 0) go({ choice: [...options.keys()][index], step: 1 });
  });
  choices.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    buttons.at((buttons.indexOf(event.target.closest("button")) + by) % buttons.length).focus();
  });
  more.addEventListener("click", () => go({ ...state, step: 2 }));
  twist.querySelector("summary").addEventListener("click", (event) => {
    if (state.all) return;
    event.preventDefault();
    go({ ...state, step: 3 });
  });
  for (const way of [again, everything]) {
    way.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go({ choice: "", step: 0, all: way === everything });
    });
  }
  addEventListener("popstate", () => {
    const before = addressOf(state);
    state = read();
    if (addressOf(state) === before) return;
    draw();
    arrive();
  });
}

const [scenario, another] = document.querySelectorAll(".bh-scenario");
if (scenario && !another) walk(scenario); // a page of several is for reading through
