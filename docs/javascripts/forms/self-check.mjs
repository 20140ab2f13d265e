// Scores the self-checks by the rules that stand in the page (scripts/render/self_check_html.py).
// State: see answers.mjs.

import { Answers, start } from "./answers.mjs";

class SelfCheck extends Answers {
  noun = "statement";

  outcome(answers) {
    const points = { managing: 0, leading: 0, neither: 0 };
    this.questions.forEach((each, index) => {
      for (const hat of each.dataset.hats.split(" ")) points[hat] += Number(answers[index]);
    });
    const outcome = this.copy(`[data-result="${this.judge(points)}"]`);
    const tally = this.copy(".bh-tally");
    for (const row of tally.children) {
      row.querySelector("b").textContent = points[row.dataset.hat];
      [...row.querySelectorAll("i")]
        .slice(0, points[row.dataset.hat])
        .forEach((each) => each.classList.add("bh-tally__pip--on"));
    }
    outcome.querySelector("h3").removeAttribute("id");
    outcome.querySelector("h3").after(tally);
    return [outcome, ...this.listed(answers)];
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
    const links = [...this.root.querySelectorAll(".bh-key__about li")].filter(
      (_, index) => answers[index] === listed,
    );
    if (!links.length) return [];
    const list = Object.assign(document.createElement("ol"), { className: "bh-check__listed" });
    list.append(...links.map((each) => each.cloneNode(true)));
    return [Object.assign(document.createElement("p"), { textContent: listedText }), list];
  }

  copy(selector) {
    return this.root.querySelector(`.bh-key ${selector}`).cloneNode(true);
  }
}

start(SelfCheck);
