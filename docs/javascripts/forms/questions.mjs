// Marks the questions before and after a workshop by what stands in the page
// (scripts/content/questions.py). State: see answers.mjs; a digit is the number of the option
// chosen, 0 for “not sure”. Only the form “after” comes with its answers.

import { Answers, start } from "./answers.mjs";

function make(tag, properties, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

class Questions extends Answers {
  noun = "question";

  outcome(answers) {
    const marks = this.questions.map((each, index) => ({
      part: each.dataset.part,
      right: answers[index] === each.dataset.right,
      unsure: answers[index] === "0",
    }));
    const right = (some) => `${some.filter((each) => each.right).length} of ${some.length} right`;
    const unsure = marks.filter((each) => each.unsure).length;
    const key = this.root.querySelector(".bh-marks").content;
    const parts = [...key.querySelectorAll("[data-part]")].map(({ dataset, textContent }) =>
      make(
        "li",
        {},
        `${textContent}: `,
        make("b", {}, right(marks.filter((each) => each.part === dataset.part))),
      ),
    );
    const given = [...key.querySelectorAll("ol > li")].map((each, index) => {
      const item = each.cloneNode(true);
      item.prepend(
        make(
          "p",
          { className: "bh-marked__how" },
          marks[index].right
            ? "Right"
            : marks[index].unsure
              ? "You were not sure"
              : "Not what we think fits best",
        ),
      );
      return item;
    });
    return [
      make("h3", {}, right(marks)),
      make("ul", { className: "bh-marked" }, ...parts),
      ...(unsure ? [make("p", {}, `Not sure: ${unsure}.`)] : []),
      given.length
        ? make("ol", { className: "bh-marked__answers" }, ...given)
        : make("p", {}, "The answers come after the workshop, so that you can see what it added."),
    ];
  }
}

start(Questions);
