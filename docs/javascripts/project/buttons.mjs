// A “Project” button for everything on the page that can be projected. Keeps no state; the
// projection itself is loaded when somebody wants it.

import { things } from "./items.mjs";
import { styled } from "../lib/styled.mjs";

await styled("project");

for (const thing of things) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "bh-button bh-button--quiet bh-project-this",
    textContent: "Project",
  });
  button.setAttribute("aria-label", `Project ${thing.kind.toLowerCase()}: ${thing.title}`);
  button.dataset.bhProject = thing.id;
  button.addEventListener("click", async () => (await import("./project.mjs")).open(thing.id));
  thing.place(button);
}
