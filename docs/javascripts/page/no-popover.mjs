// Contents and On this page where the browser knows no popover: the button opens its list where it
// stands and closes it again, as Escape and a link in it do. An opened list would fill the screen
// for good in a header that stays, so the header goes with the page. Unit of state: the style of the
// list. Without this script the page contents/ has the list.

document.querySelector(".bh-header").style.position = "static";
for (const button of document.querySelectorAll("[popovertarget]")) {
  const list = document.getElementById(button.getAttribute("popovertarget"));
  const isOpen = () => list.style.display !== "";
  const show = (open) => {
    list.style.display = open ? "block" : "";
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
