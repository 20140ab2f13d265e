// Questions with one answer each (templates/_answer_form.html): shows a result, which each kind
// of form works out for itself, and keeps answers in the address. State: one digit for each answer,
// in the order of the questions, after the # of the address:
// #me=0120…&team=… That part is never sent to a site. Answers get there when a result is shown and leave it when one is hidden.

import { copy } from "../lib/clipboard.mjs";
import { scrollHere } from "../lib/scroll.mjs";

// A kind of form extends this with `noun`, what it calls a question, and `outcome`: from answers to
// the parts of a result.
export class Answers {
  shown = ""; // the answers whose result is on the page

  constructor(root) {
    this.root = root;
    this.name = root.dataset.bhCheck;
    this.form = root.querySelector("form");
    this.questions = [...root.querySelectorAll("fieldset")];
    this.notice = root.querySelector(".bh-check__notice");
    this.result = root.querySelector(".bh-check__result");
    this.share = root.querySelector(".bh-check__share");
    Object.assign(root.querySelector(".bh-check__show"), { hidden: false, disabled: false });
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("reset", () => this.changed(this.root, "All answers are cleared."));
    this.form.addEventListener("change", (event) =>
      this.changed(event.target.closest("fieldset"), ""),
    );
    const [field, button, copied] = this.share.querySelectorAll("input, button, [role=status]");
    button.addEventListener("click", async () => {
      field.select();
      if (await copy(field.value)) copied.textContent = "Copied";
    });
  }

  submit(event) {
    event.preventDefault();
    const missing = this.questions.filter((each) => !each.querySelector(":checked"));
    if (missing.length) {
      const numbers = missing.map((each) => this.questions.indexOf(each) + 1).join(", ");
      this.unmark(this.root);
      for (const each of missing)
        each.querySelector("legend").append(
          Object.assign(document.createElement("span"), {
            className: "bh-check__missing",
            textContent: " No answer yet",
          }),
        );
      this.notice.textContent =
        missing.length > 1
          ? `These ${this.noun}s have no answer yet: ${numbers}.`
          : `One ${this.noun} has no answer yet: ${numbers}.`;
      missing[0].querySelector("input").focus();
      return;
    }
    const answers = this.questions.map((each) => each.querySelector(":checked").value).join("");
    if (answers !== this.shown) {
      this.show(answers);
      history.pushState(null, "", address());
    }
    this.result.focus();
  }

  unmark(part) {
    for (const each of part.querySelectorAll(".bh-check__missing")) each.remove();
  }

  // An answer changed, so the result no longer fits and goes; the back button brings it and its
  // answers back.
  changed(part, words) {
    this.unmark(part);
    if (words || !this.root.querySelector(".bh-check__missing")) this.notice.textContent = words;
    if (!this.shown) return;
    this.hide();
    history.pushState(null, "", address());
  }

  hide() {
    this.shown = "";
    this.result.replaceChildren();
    this.share.hidden = true;
  }

  // Takes answers from an address. Returns whether they had to be dropped.
  restore(answers) {
    if (answers && answers === this.shown) return false;
    this.hide();
    if (!answers) return false;
    this.unmark(this.root);
    const choices = this.questions[0].querySelectorAll("input").length;
    if (!new RegExp(`^[0-${choices - 1}]{1,${this.questions.length}}$`).test(answers)) {
      this.notice.textContent =
        "The address holds answers that do not fit, so none were filled in.";
      return true;
    }
    this.questions.forEach((each, index) =>
      each
        .querySelectorAll("input")
        .forEach((input) => (input.checked = input.value === answers[index])),
    );
    if (answers.length === this.questions.length) this.show(answers);
    else
      this.notice.textContent = `The address holds the first ${answers.length} of ${this.questions.length} answers. Give the others to see a result.`;
    return false;
  }

  show(answers) {
    this.notice.textContent = "";
    this.result.replaceChildren(...this.outcome(answers));
    this.shown = answers;
    this.share.hidden = false;
    this.share.querySelector("[role=status]").textContent = "";
    // not from its origin, for a folder has none
    this.share.querySelector("input").value =
      `${location.href.split(/[?#]/)[0]}#${this.name}=${answers}`;
  }
}

let checks = [];

// Brings all forms of the page to life.
export function start(Kind) {
  checks = [...document.querySelectorAll("[data-bh-check]")].map((each) => new Kind(each));
  addEventListener("hashchange", restore);
  restore();
  const result = checks.find((each) => each.shown)?.result;
  result?.focus({ preventScroll: true });
  if (result) scrollHere(result);
}

function address() {
  const answers = checks.filter((each) => each.shown).map((each) => `${each.name}=${each.shown}`);
  return location.pathname + location.search + (answers.length ? `#${answers.join("&")}` : "");
}

// An address without answers is a place on the page, unless it names no place either: then the back
// button was used.
function restore() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (location.hash && !checks.some((each) => given.get(each.name))) return;
  const dropped = checks.map((each) => each.restore(given.get(each.name)));
  if (dropped.includes(true)) history.replaceState(null, "", address());
}
