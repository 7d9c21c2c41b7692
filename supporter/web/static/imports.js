// 取りこみ: the table of lines is drawn anew after each step; whoever works with keys stays where they were.

let row = "", control = "";

document.addEventListener("focusin", (event) => {
  const place = event.target.closest?.("[data-row]");
  row = place ? place.dataset.row : "";
  control = place ? event.target.id : "";
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest?.("[data-row]")) row = control = "";
});
new MutationObserver(() => {
  if (!row || document.activeElement !== document.body) return;
  const again = document.getElementById(control) ?? document.getElementById(`edit-${row}`);
  again?.focus({ preventScroll: true });
}).observe(document.body, { childList: true, subtree: true });
