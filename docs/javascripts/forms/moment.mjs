// The moment at work on the home page: tap a hat, read what there is to do for both, ask for
// another moment. The hats become buttons, and the answer, which opens by hand without this script,
// is shown under them. State: the address, ?moment=late-orders&hat=both. It is replaced, not added
// to, so that Back leaves the page.

import { kept } from "../page/trainer-view.mjs";

const LEADS = {
  managing: "Managing has work to do here, and so does leading.",
  both: "Both hats have work to do here.",
  leading: "Leading has work to do here, and so does managing.",
};

function make(tag, className, ...inside) {
  const element = Object.assign(document.createElement(tag), { className });
  element.append(...inside);
  return element;
}

function play(root) {
  const moments = JSON.parse(root.querySelector(".bh-moment__data").textContent);
  const scene = root.querySelector(".bh-moment__scene");
  const hats = root.querySelector(".bh-moment__hats");
  const written = root.querySelector("details"); // stays the text to read on paper
  const answer = make("div", "bh-moment__answer bh-moment__answer--shown");
  const another = Object.assign(make("button", "bh-button", "Another moment"), { type: "button" });
  let state = read();

  answer.setAttribute("role", "status");
  scene.setAttribute("aria-live", "polite");
  hats.setAttribute("role", "group");
  hats.setAttribute("aria-labelledby", "which-hat");
  for (const hat of [...hats.children]) {
    const button = Object.assign(make("button", hat.className, ...hat.childNodes), {
      type: "button",
    });
    button.dataset.hat = Object.keys(LEADS).find((name) =>
      hat.classList.contains(`bh-hat--${name}`),
    );
    button.addEventListener("click", () => go({ ...state, hat: button.dataset.hat }));
    hat.replaceWith(button);
  }
  another.addEventListener("click", () =>
    go({ index: (state.index + 1) % moments.length, hat: "" }),
  );
  written.before(answer);
  written.after(make("p", "bh-moment__next", another));
  root.classList.add("bh-moment--playing");
  draw();
  if (state.dropped) {
    history.replaceState(null, "", kept(location.pathname));
    answer.append(
      make(
        "p",
        "bh-moment__lead",
        "This address asked for a moment or a hat that is not here. That part was left out.",
      ),
    );
  }

  // What the address asks for; whatever is not known is dropped, and never shown.
  function read() {
    const asked = new URLSearchParams(location.search);
    const index = moments.findIndex((each) => each.id === asked.get("moment"));
    const hat = Object.hasOwn(LEADS, asked.get("hat")) ? asked.get("hat") : "";
    return {
      index: Math.max(index, 0),
      hat,
      dropped: (asked.has("moment") && index < 0) || (asked.has("hat") && !hat),
    };
  }

  function draw() {
    const moment = moments[state.index];
    const [managing, leading] = written.querySelectorAll("dd");
    const link = written.querySelector("a");
    if (scene.textContent !== moment.moment) scene.textContent = moment.moment;
    managing.textContent = moment.managing;
    leading.textContent = moment.leading;
    link.textContent = moment.title;
    link.href = moment.href;
    for (const button of hats.children)
      button.setAttribute("aria-pressed", button.dataset.hat === state.hat);
    answer.replaceChildren();
    if (!state.hat) return;
    answer.append(
      make("p", "bh-moment__lead", LEADS[state.hat]),
      ...[...written.querySelectorAll("dl, p")].map((each) => each.cloneNode(true)),
    );
    if (state.hat === "leading")
      answer.querySelector("dl").prepend(answer.querySelector(".bh-moment__leading"));
  }

  function go(next) {
    state = next;
    history.replaceState(
      null,
      "",
      kept(`?moment=${moments[state.index].id}${state.hat && `&hat=${state.hat}`}`),
    );
    draw();
    answer.scrollIntoView({ block: "nearest" });
  }
}

const moment = document.querySelector(".bh-moment");
if (moment) play(moment);
