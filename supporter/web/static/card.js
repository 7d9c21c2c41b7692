// The secret of a 受講票 stands behind the # of its address. It is taken into the form and out of the
// address and the history at once; only a tap sends it, so a preview of the link signs nobody in.

const form = document.querySelector("[data-card]");
const code = location.hash.slice(1);

function take() {
  document.querySelector("[data-card-plain]").hidden = true;
  if (code) form.elements.code.value = code;
  form.hidden = !form.elements.code.value;
  document.querySelector("[data-card-missing]").hidden = !form.hidden;
  history.replaceState(null, "", location.pathname);
}

if (form) take();
