// Who leaves a page with something typed and not saved is asked first, in the browser's own words. Pages work without.
let typed = !!document.querySelector("form[data-unsaved=typed]");
document.addEventListener("input", ({ target }) => {
  if (target.closest("form[data-unsaved]")) typed = true;
});
document.addEventListener("submit", () => {
  typed = false;
});
addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});
