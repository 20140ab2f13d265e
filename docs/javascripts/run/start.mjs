// Run: a button for each meeting of a plan, whether it is in a room or on a call, and what an
// address asks for (?run=1 is the first meeting, &call=1 on a call). All else is loaded when somebody
// runs it. Keeps no state: the choice stands in the address.

const load = () => import("./run.mjs");
const where = document.querySelector(".bh-run-ways select");
const asked = () => new URLSearchParams(location.search);

// Only what it offers
const choose = () => (where.value = asked().get("call") === "1" ? "1" : "");

function keep() {
  const url = new URL(location.href);
  url.searchParams.delete("call");
  if (where.value) url.searchParams.set("call", where.value);
  history.replaceState(history.state, "", url);
}

for (const ways of document.querySelectorAll(".bh-run-ways")) ways.hidden = false;
choose();
where.addEventListener("change", keep);
addEventListener("popstate", choose);
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-bh-run]");
  if (button) (await load()).open(Number(button.dataset.bhRun), where.value === "1");
});
if (asked().has("run")) load().then(({ follow }) => follow());
