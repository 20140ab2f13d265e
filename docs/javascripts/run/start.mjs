// Run: a button for each meeting of a plan, and what an address asks for (?run=1 is the first
// meeting). All else is loaded when somebody runs it. Keeps no state.

const load = () => import("./run.mjs");

for (const ways of document.querySelectorAll(".bh-run-ways")) ways.hidden = false;
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-bh-run]");
  if (button) (await load()).open(Number(button.dataset.bhRun), button);
});
if (new URLSearchParams(location.search).has("run")) load().then(({ follow }) => follow());
