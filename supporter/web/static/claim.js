// A 番号札 says its number and 引換番号 behind the # of the address, which no server sees. They are taken into the
// form and out of the address and the history at once; only a tap sends them.

const form = document.querySelector("[data-claim]");
const [, number, code] = /^#(\d{0,4})-?([0-9A-Za-z]*)$/.exec(location.hash) || [];

if (form && (number || code)) {
  if (number && !form.elements.number.value) form.elements.number.value = number;
  if (code && !form.elements.code.value) form.elements.code.value = code;
  history.replaceState(null, "", location.pathname);
}
