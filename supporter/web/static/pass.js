// The code of a day pass stands behind the # of its address. It is taken into the field and out of the address
// and the history at once; only a tap sends it, so a preview of the link lets nobody in.

const field = document.querySelector("[data-pass] [name=code]");

function take() {
  const code = location.hash.slice(1);
  if (!field || !code) return;
  field.value = code;
  history.replaceState(null, "", location.pathname);
}

take();
addEventListener("hashchange", take);
