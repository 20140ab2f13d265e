// “What is going wrong?”: from a sign, or from none, through one question at a time to one answer.
// Everything shown is made of what stands in the page (scripts/render/templates/walk.html), which
// works without this script. State: the address, #sign=missed-deadlines&said=ynnny, where “said” is
// a letter for each question answered; what follows # is sent to nobody. #sign-missed-deadlines,
// as other pages have it, begins with that sign; any other part of the page shows all of it.
import { make } from "../lib/make.mjs";
import { scrollHere } from "../lib/scroll.mjs";
import { answerOf } from "./wrong-answer.mjs";
import { findSigns } from "./wrong-find.mjs";

const MOST = 6; // as in scripts/content/paths.py

const titleOf = (place) => place.querySelector("h3");

function walk(root) {
  const start = root.querySelector(".bh-wrong__start");
  const known = new Map(
    JSON.parse(root.querySelector(".bh-wrong__data").textContent).map((each) => [each.id, each]),
  );
  const questions = [...root.querySelectorAll(".bh-wrong__questions > li")];
  const status = make("p", { className: "bh-wrong__status" });
  const now = make("div", { className: "bh-wrong__now" });
  status.setAttribute("role", "status");
  root.prepend(status, now);
  for (const sign of start.querySelectorAll("details")) {
    const link = make(
      "a",
      { className: "bh-wrong__tap", href: addressOf(sign.id.slice(5), "") },
      sign.querySelector("summary").textContent,
    );
    sign.before(link);
    known.get(sign.id.slice(5)).element = sign;
    known.get(sign.id.slice(5)).link = link;
  }
  for (const link of start.querySelectorAll(".bh-wrong__none a")) link.href = addressOf("", "");
  findSigns(start, known, addressOf("", ""));

  let state = read();
  draw();
  if (state.dropped) {
    history.replaceState(null, "", state.step === "start" ? here() : addressOf(state.sign, ""));
    status.classList.add("bh-wrong__status--shown");
    status.textContent =
      "This address asked for something that is not here. That part was left out.";
  } else if (["question", "answer"].includes(state.step)) {
    // The place on the page that other pages name is folded away by now
    if (state.tapped) history.replaceState(null, "", addressOf(state.sign, ""));
    arrive();
  }

  addEventListener("hashchange", () => {
    state = read();
    draw();
    if (state.step !== "all") arrive();
  });

  function here() {
    return location.pathname + location.search;
  }

  function addressOf(sign, said) {
    return `#${new URLSearchParams({ ...(sign && { sign }), said })}`;
  }

  // What the address asks for, and the way there: each question with what was said to it. Whatever
  // is not known is dropped, and never shown.
  function read() {
    const hash = location.hash.slice(1);
    const tapped = known.has(hash.slice(5)) && hash.startsWith("sign-") ? hash.slice(5) : "";
    const asked = new URLSearchParams(tapped ? { sign: tapped } : hash);
    if (hash === titleOf(questions[0]).id) asked.set("said", "");
    const begun = asked.has("sign") || asked.has("said");
    if (!begun) return { step: document.getElementById(hash) ? "all" : "start" };
    const sign = asked.get("sign") ?? "";
    const said = asked.get("said") ?? "";
    const way = [];
    let place = questions[0];
    for (const letter of said) {
      const link = place.querySelector(`[data-said="${letter === "y" ? "y" : "n"}"]`);
      if (!link || !"yn".includes(letter)) return { step: "start", dropped: true };
      way.push({ question: place, letter });
      place = document.getElementById(link.hash.slice(1)).parentElement;
    }
    if (sign && !known.has(sign)) return { step: "start", dropped: true };
    const step = place.matches("li") ? "question" : "answer";
    return { step, place, sign, said, way, tapped };
  }

  function draw() {
    status.classList.remove("bh-wrong__status--shown");
    status.textContent = "";
    root.dataset.step = state.step;
    root.classList.toggle("bh-wrong--walked", state.step !== "all");
    const sign = known.get(state.sign);
    now.replaceChildren(
      ...(state.step === "question" ? ask(sign) : []),
      ...(state.step === "answer"
        ? answerOf(state, sign?.element, (said) => addressOf(state.sign, said))
        : []),
      ...(["question", "answer"].includes(state.step) ? [ways()] : []),
    );
  }

  function ask(sign) {
    const { place, said } = state;
    const title = make(
      "h2",
      { className: "bh-wrong__title", tabIndex: -1 },
      titleOf(place).textContent,
    );
    const guess = { yes: "Yes", no: "No" }[sign?.answers[titleOf(place).id.slice(4)]];
    return [
      make(
        "p",
        { className: "bh-wrong__count" },
        `Question ${said.length + 1} of at most ${MOST}`,
        ...(sign ? [": ", make("b", {}, sign.words[0])] : []),
      ),
      title,
      make("p", { className: "bh-wrong__why" }, place.querySelector("p").textContent),
      make(
        "p",
        { className: "bh-wrong__choice" },
        ...["Yes", "No"].map((name) =>
          make(
            "a",
            {
              className: "bh-button--strong",
              href: addressOf(state.sign, said + name[0].toLowerCase()),
            },
            name,
          ),
        ),
      ),
      ...(guess
        ? [
            make(
              "p",
              { className: "bh-wrong__hint" },
              `With this sign, our first guess is ${guess}.`,
            ),
          ]
        : []),
      ...(sign ? [copyOf(sign.element, ".bh-wrong__ask")] : []),
    ];
  }

  function copyOf(element, selector) {
    return element.querySelector(selector).cloneNode(true);
  }

  function ways() {
    const { said, sign } = state;
    const links = [
      ...(said ? [["One question back", addressOf(sign, said.slice(0, -1))]] : []),
      ["Another sign", here()],
    ];
    return make(
      "p",
      { className: "bh-wrong__back" },
      ...links.map(([words, href]) => make("a", { href }, words)),
    );
  }

  function arrive() {
    if (state.dropped) return;
    const title = now.querySelector("h2") ?? start.querySelector("h2");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    status.textContent = {
      start: "All signs are shown.",
      question: `Question ${(state.said ?? "").length + 1} of at most ${MOST}.`,
      answer: "This is the answer.",
    }[state.step];
    scrollHere(state.step === "start" ? root : now);
  }

  // Without a # there is no event; the page need not load again for its own beginning.
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || link.getAttribute("href") !== here() || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.pushState(null, "", here());
    state = read();
    draw();
    arrive();
  });
  addEventListener("popstate", () => {
    if (location.hash || state.step === "start") return; // with a hash, hashchange follows
    state = read();
    draw();
    arrive();
  });
}

walk(document.querySelector(".bh-wrong"));
