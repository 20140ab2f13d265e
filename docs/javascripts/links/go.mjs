// The page for short links: takes the four letters, or a whole short link, and opens it. Keeps no
// state.

const form = document.querySelector(".bh-go__form");
const status = form.querySelector("[role=status]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const typed = form.elements.code.value.trim();
  const code =
    typed
      .toLowerCase()
      .split("/")
      .filter(Boolean)
      .at(-1)
      ?.replace(/[\s.-]/g, "") ?? "";
  const unknown = () => {
    status.textContent = `There is no short link “${typed}”. It has four letters, such as in “${document.querySelector("main b").textContent}”.`;
    form.elements.code.select();
  };
  if (!/^[a-z]{4}$/.test(code)) return unknown();
  const address = `./${code}/`;
  // With no answer, the browser says why
  const found = await fetch(address, { method: "HEAD" }).then(
    (answer) => answer.ok,
    () => true,
  );
  if (found) location.assign(address);
  else unknown();
});
form.hidden = false;
