// Scores the self-checks by the rules that stand in the page (scripts/self_check_html.py) and shows the result.
// State: one digit for each answer, in the order of the statements, after the # of the address: #me=0120…&team=…
// The part after # is never sent to a site. Answers get there when a result is shown and leave it when one is hidden.

import { copy } from "./clipboard.mjs";

class SelfCheck {
  shown = ""; // the answers whose result is on the page

  constructor(root) {
    this.root = root;
    this.name = root.dataset.bhCheck;
    this.form = root.querySelector("form");
    this.statements = [...root.querySelectorAll("fieldset")];
    this.notice = root.querySelector(".bh-check__notice");
    this.result = root.querySelector(".bh-check__result");
    this.share = root.querySelector(".bh-check__share");
    Object.assign(root.querySelector(".bh-check__show"), { hidden: false, disabled: false });
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("reset", () => this.changed(this.root, "All answers are cleared."));
    this.form.addEventListener("change", (event) => this.changed(event.target.closest("fieldset"), ""));
    const [field, button] = this.share.querySelectorAll("input, button");
    button.addEventListener("click", async () => {
      field.select();
      if (await copy(field.value)) button.textContent = "Copied";
    });
  }

  submit(event) {
    event.preventDefault();
    const missing = this.statements.filter((each) => !each.querySelector(":checked"));
    if (missing.length) {
      const numbers = missing.map((each) => this.statements.indexOf(each) + 1).join(", ");
      this.unmark(this.root);
      for (const each of missing) each.querySelector("legend").append(Object.assign(document.createElement("span"), { className: "bh-check__missing", textContent: " No answer yet" }));
      this.notice.textContent = missing.length > 1 ? `These statements have no answer yet: ${numbers}.` : `Statement ${numbers} has no answer yet.`;
      missing[0].querySelector("input").focus();
      return;
    }
    const answers = this.statements.map((each) => each.querySelector(":checked").value).join("");
    if (answers !== this.shown) {
      this.show(answers);
      history.pushState(null, "", address());
    }
    this.result.focus();
  }

  unmark(part) {
    for (const each of part.querySelectorAll(".bh-check__missing")) each.remove();
  }

  // An answer changed, so the result no longer fits and goes; the back button brings it and its answers back.
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
    const choices = this.statements[0].querySelectorAll("input").length;
    if (!new RegExp(`^[0-${choices - 1}]{1,${this.statements.length}}$`).test(answers)) {
      this.notice.textContent = "The address holds answers that do not fit this check, so none were filled in.";
      return true;
    }
    this.statements.forEach((each, index) => each.querySelectorAll("input").forEach((input) => (input.checked = input.value === answers[index])));
    if (answers.length === this.statements.length) this.show(answers);
    else this.notice.textContent = `The address holds the first ${answers.length} of ${this.statements.length} answers. Give the others to see a result.`;
    return false;
  }

  show(answers) {
    const points = { managing: 0, leading: 0, neither: 0 };
    this.statements.forEach((each, index) => {
      for (const hat of each.dataset.hats.split(" ")) points[hat] += Number(answers[index]);
    });
    const outcome = this.copy(`[data-result="${this.judge(points)}"]`);
    const tally = this.copy(".bh-tally");
    for (const row of tally.children) {
      row.querySelector("b").textContent = points[row.dataset.hat];
      [...row.querySelectorAll("i")].slice(0, points[row.dataset.hat]).forEach((each) => each.classList.add("bh-tally__pip--on"));
    }
    outcome.querySelector("h3").removeAttribute("id");
    outcome.querySelector("h3").after(tally);
    this.notice.textContent = "";
    this.result.replaceChildren(outcome, ...this.listed(answers));
    this.shown = answers;
    this.share.hidden = false;
    this.share.querySelector("button").textContent = "Copy";
    this.share.querySelector("input").value = `${location.origin}${location.pathname}#${this.name}=${answers}`;
  }

  judge({ managing, leading, neither }) {
    const { apart, few, system } = this.root.dataset;
    if (system && neither >= Number(system)) return "neither";
    if (managing + leading < Number(few)) return "few";
    if (Math.abs(managing - leading) < Number(apart)) return "both";
    return managing > leading ? "managing" : "leading";
  }

  // The statements whose answers are worth naming, each with its link from the key.
  listed(answers) {
    const { listed, listedText } = this.root.dataset;
    const links = [...this.root.querySelectorAll(".bh-key__about li")].filter((_, index) => answers[index] === listed);
    if (!links.length) return [];
    const list = Object.assign(document.createElement("ol"), { className: "bh-check__listed" });
    list.append(...links.map((each) => each.cloneNode(true)));
    return [Object.assign(document.createElement("p"), { textContent: listedText }), list];
  }

  copy(selector) {
    return this.root.querySelector(`.bh-key ${selector}`).cloneNode(true);
  }
}

const checks = [...document.querySelectorAll("[data-bh-check]")].map((each) => new SelfCheck(each));

function address() {
  const answers = checks.filter((each) => each.shown).map((each) => `${each.name}=${each.shown}`);
  return location.pathname + location.search + (answers.length ? `#${answers.join("&")}` : "");
}

// An address without answers is a place on the page, unless it names no place either: then the back button was used.
function restore() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (location.hash && !checks.some((each) => given.get(each.name))) return;
  const dropped = checks.map((each) => each.restore(given.get(each.name)));
  if (dropped.includes(true)) history.replaceState(null, "", address());
}

addEventListener("hashchange", restore);
restore();
checks.find((each) => each.shown)?.result.focus();
