// A deck of slides on the whole screen: shows the buttons for it, and loads the projection when one is pressed or when the
// address asks for a slide (?project=ID). Keeps no state; the projection keeps its own.

for (const button of document.querySelectorAll(".bh-deck__show")) button.hidden = false;

document.addEventListener("click", async ({ target }) => {
  const id = target.closest(".bh-deck__show")?.dataset.bhProject;
  if (id) (await import("./project.mjs")).open(id);
});
if (new URLSearchParams(location.search).has("project")) import("./project.mjs").then(({ follow }) => follow());
