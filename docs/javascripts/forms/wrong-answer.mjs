// The answer to “What is going wrong?”: what the path ends at, with what belongs to the sign it
// began with, the way there, and buttons to take it along. Keeps no state.
import { copy } from "../lib/clipboard.mjs";
import { make } from "../lib/make.mjs";
import { published } from "../lib/published.mjs";
import { forReaders } from "../page/trainer-view.mjs";

const clones = (element, selector) =>
  [...element.querySelectorAll(selector)].map((each) => each.cloneNode(true));

// `way`: each question with the letter said to it; `sign`: its fold, if there is one; `addressOf`:
// from letters to an address.
export function answerOf({ place, way }, sign, addressOf) {
  const { textContent: title } = place.querySelector("h3");
  const answer = make(
    "article",
    { className: `bh-wrong__answer bh-wrong__answer--${place.dataset.hat}` },
    make("h2", { className: "bh-wrong__title", tabIndex: -1 }, title),
    ...[...place.children].slice(1).map((each) => each.cloneNode(true)),
  );
  if (sign) fitTo(sign, answer, place);
  return [
    make(
      "p",
      { className: "bh-wrong__count" },
      "Where your answers lead",
      ...(sign ? [": ", make("b", {}, sign.querySelector("summary").textContent)] : []),
    ),
    answer,
    make("p", { className: "bh-wrong__take" }, shareButton(title), printButton()),
    ...recap(way, addressOf),
  ];
}

// Puts what belongs to the sign into the answer, where our first guess for it was right; where the
// answers led elsewhere, says so.
function fitTo(sign, answer, place) {
  const guess = sign.querySelector(".bh-wrong__guess a");
  const [week, more] = answer.querySelectorAll("dd");
  answer.querySelector(".bh-wrong__reads").prepend(...clones(sign, ".bh-wrong__read a"));
  if (guess.hash.slice(1) !== place.querySelector("h3").id)
    return week
      .closest("dl")
      .before(
        make(
          "p",
          {},
          `Our first guess for this sign was another, ${guess.textContent} You know your team, and we do not.`,
        ),
      );
  week.textContent = sign.querySelector(".bh-wrong__try").lastChild.textContent;
  // Its kind is the title of the answer already
  const what = guess.textContent.replace(/^[^:]+: /, "");
  const training = make("p", {}, what[0].toUpperCase() + what.slice(1));
  if (more.matches(".bh-wrong__syllabus")) more.prepend(training);
  else week.closest("dl").before(training);
}

function recap(way, addressOf) {
  if (!way.length) return [];
  const said = way.map(({ letter }) => letter).join("");
  const items = way.map(({ question, letter }, index) =>
    make(
      "li",
      {},
      question.querySelector("h3").textContent,
      " ",
      make("b", {}, letter === "y" ? "Yes" : "No"),
      " ",
      make("a", { href: addressOf(said.slice(0, index)) }, `Change answer ${index + 1}`),
    ),
  );
  return [
    make(
      "details",
      { className: "bh-wrong__recap" },
      make("summary", {}, "Your answers"),
      make("ol", {}, ...items),
    ),
  ];
}

function printButton() {
  const button = make("button", { className: "bh-button", type: "button" }, "Print");
  button.addEventListener("click", () => print());
  return button;
}

function shareButton(title) {
  const words = navigator.share ? "Share this answer" : "Copy the link to this answer";
  const button = make("button", { className: "bh-button", type: "button" }, words);
  button.addEventListener("click", async () => {
    const url = published(forReaders(location.href));
    if (navigator.share) navigator.share({ title: `${title} · Both Hats`, url }).catch(() => {});
    else button.textContent = (await copy(url)) ? "Link copied" : "Your browser did not allow that";
  });
  return button;
}
