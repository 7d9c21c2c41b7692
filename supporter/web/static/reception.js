// The list at the door: a few kana leave those that begin alike, Enter taps the only one left, and whoever is
// not on the list goes on to 申込のない方 with what was typed. What is pressed is sent by day.js.

const desk = document.getElementById("desk");
const field = document.getElementById("q");
const OTHERS = 15000; // ms after which the list is asked for anew
let sound = "";

// Hiragana, half-width and full-width kana are one; so are names with and without spaces.
function plain(text) {
  const wide = text.normalize("NFKC").replace(/[\s・]/g, "").toLowerCase();
  return wide.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

function fits(row, wanted) {
  if (sound && row.dataset.sound !== sound) return false;
  if (!wanted) return true;
  const { kana, name } = row.dataset;
  return plain(kana).startsWith(wanted) || plain(name).includes(wanted) || row.dataset.number === wanted;
}

function shown() {
  return [...document.querySelectorAll("#rows > li")].filter((row) => !row.hidden);
}

function choose() {
  const wanted = isCard() ? "" : plain(field.value);
  for (const row of document.querySelectorAll("#rows > li")) row.hidden = !fits(row, wanted);
  const none = document.getElementById("none");
  if (none) none.hidden = shown().length > 0;
}

const isCard = () => /^[0-9]{8}$/.test(plain(field.value).replace(/-/g, ""));

function walkIn() {
  const target = document.getElementById("name") ?? document.getElementById("card");
  const typed = field.value.trim();
  const kana = document.getElementById("kana");
  if (kana && /^[\u3041-\u30ff\uff66-\uff9fー\s]+$/.test(typed)) kana.value = typed;
  else target.value = typed;
  field.value = "";
  choose();
  target.focus();
}

desk.addEventListener("submit", (event) => {
  const only = desk.elements.only;
  const submitter = globalThis.submitterOf(event);
  only.value = "";
  if (submitter?.name === "sound") {
    event.preventDefault();
    pick(submitter);
  } else if (submitter?.value === "find" && !isCard()) {
    const left = shown().filter((row) => !row.classList.contains("come"));
    if (field.value.trim() && left.length === 1) {
      only.value = left[0].id.slice("row-".length);
      return;
    }
    event.preventDefault();
    if (!field.value.trim()) return;
    if (shown().length) (left[0] ?? shown()[0]).querySelector("button").focus();
    else walkIn();
  }
});

function pick(button) {
  sound = button.value;
  for (const one of desk.querySelectorAll("[name=sound]")) one.setAttribute("aria-pressed", one === button);
  choose();
}

// What other desks have done meanwhile; what was told here stays, and so does the card that is being typed.
async function refresh() {
  if (document.hidden || desk.querySelector("li[data-busy]")) return;
  const page = await globalThis.day.send(desk.action, new URLSearchParams({ go: "find" }));
  const typing = document.activeElement?.id === "number" || document.getElementById("number").value;
  if (page) globalThis.day.swap(page, ["rows", "counts", typing ? "" : "next"]);
}
setInterval(refresh, OTHERS);
addEventListener("focus", refresh);

// With a keyboard there is always one field to type into; a phone would open its own over the list.
if (matchMedia("(hover:hover)").matches) field.focus();
field.addEventListener("input", choose);
document.addEventListener("swapped", choose);
