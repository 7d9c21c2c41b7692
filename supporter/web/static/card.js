// The secret of a 受講票 stands behind the # of its address. It is taken into the form and out of the
// address and the history at once; only a tap sends it, so a preview of the link signs nobody in.

const form = document.querySelector("[data-card]");
const code = location.hash.slice(1);

if (form && code) {
  form.elements.code.value = decodeURIComponent(code);
  history.replaceState(null, "", location.pathname);
} else if (form && !form.elements.code.value) {
  form.hidden = true;
  document.querySelector("[data-card-missing]").hidden = false;
}
