// A deck of slides on the whole screen: shows the buttons for it, and loads the projection when one
// is pressed or when the address asks for a slide (?project=ID). Keeps no state; the projection
// keeps its own.

const load = async () => (await Promise.all([import("./project.mjs"), import("./swipe.mjs")]))[0];

for (const button of document.querySelectorAll(".bh-deck__show")) button.hidden = false;

document.addEventListener("click", async ({ target }) => {
  const id = target.closest(".bh-deck__show")?.dataset.bhProject;
  if (id) (await load()).open(id);
});
if (new URLSearchParams(location.search).has("project")) load().then(({ follow }) => follow());
