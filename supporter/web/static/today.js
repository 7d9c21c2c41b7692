// Today's class: the list is drawn anew after each press; whoever works with keys stays on the button they pressed.

let control = "", row = "";

document.addEventListener("focusin", (event) => {
  if (!event.target.closest?.(".todays")) return;
  control = event.target.id;
  row = event.target.closest("li")?.id ?? "";
});
// A button at the end of the list has gone: its neighbour does for it.
const near = { "up-": "down-", "down-": "up-", "hide-": "use-", "use-": "hide-" };
new MutationObserver(() => {
  if (!control || document.activeElement !== document.body) return;
  const other = Object.keys(near).find((start) => control.startsWith(start));
  const again = document.getElementById(control) ?? (other && document.getElementById(control.replace(other, near[other])));
  (again ?? document.getElementById(row)?.querySelector("button"))?.focus({ preventScroll: true });
}).observe(document.body, { childList: true, subtree: true });
