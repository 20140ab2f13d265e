// The shell's small duties: search on a phone, popovers, the colour choice, and opening what a link leads to.
// The theme offers a label for a hidden check box to open search, which no keyboard reaches; a real button checks the box
// and moves focus. State: the theme's check box #__search.

const box = document.querySelector("#__search");
const opener = document.querySelector("[data-bh-search]");
const field = document.querySelector(".md-search__input");

function show(open) {
  if (box.checked !== open) box.click();
  if (open) field.focus();
  else opener.focus();
}

opener.addEventListener("click", () => show(true));
document.querySelector("[data-bh-search-close]").addEventListener("click", () => show(false));

// A link inside a popover leads somewhere on this page or another; either way the list has done its work.
for (const list of document.querySelectorAll("[popover]")) {
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
  });
}

// The theme keeps the colour choice but never shows which radio button it was; without one, the device decides.
const chosen = globalThis.__md_get?.("__palette")?.index ?? 0;
const radio = document.querySelector(`#__palette_${chosen}`);
if (radio) radio.checked = true;

// A link to something folded away opens it and goes there; not every browser does that by itself, and none opens a
// target that is itself the fold.
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  const folds = [];
  for (let each = target; each; each = each.parentElement) if (each.matches("details:not([open])")) folds.push(each);
  for (const fold of folds) fold.open = true;
  if (folds.length) target.scrollIntoView();
}

addEventListener("hashchange", reveal);
reveal();
