// Contents and On this page where the browser knows no popover: the button opens its list where it
// stands and closes it again, as Escape and a link in it do. Unit of state: a class of the list
// (stylesheets/shell.css). Without this script the lists stand open.

for (const button of document.querySelectorAll("[popovertarget]")) {
  const list = document.getElementById(button.getAttribute("popovertarget"));
  const isOpen = () => list.classList.contains("bh-open");
  const show = (open) => {
    list.classList.toggle("bh-open", open);
    button.setAttribute("aria-expanded", open);
  };
  show(false);
  button.addEventListener("click", () => show(!isOpen()));
  list.addEventListener("click", ({ target }) => target.closest("a") && show(false));
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    show(false);
    button.focus();
  });
}
