// The phones of 見守り and ことばの確認: what waits as it comes, a short shake and no sound, and whether the line stands.

const place = document.querySelector("[data-line]");
const state = document.getElementById("line");
const BACK = [1000, 2000, 4000, 8000]; // ms until the line is tried again
const SILENT = 40000; // ms without a sign of life after which a line is taken for dead
const PRESSED = 2000; // ms that a finger or a mouse button may stay down
const SOON = 100; // ms until what has come is tried again

let line;
let heard = 0;
let tries = 0;
let waited = 0;
let down = 0;
let held = 0;

function listen() {
  line?.close();
  heard = Date.now();
  line = new EventSource(place.dataset.line);
  line.onmessage = (event) => show(JSON.parse(event.data));
  line.addEventListener("beat", alive);
  line.addEventListener("over", () => location.reload());
  line.onerror = again;
}

function alive() {
  heard = Date.now();
  tries = 0;
  say(state.dataset.on);
}

function say(words) {
  const told = state.querySelector("span");
  if (told.textContent !== words) told.textContent = words;
}

function again() {
  line.close();
  say(state.dataset.off);
  setTimeout(listen, BACK[Math.min(tries++, BACK.length - 1)] * (0.8 + Math.random() * 0.4));
}

setInterval(() => line.readyState === EventSource.OPEN && Date.now() - heard > SILENT && again(), 5000);

function show(told) {
  alive();
  put(told.html);
  document.title = document.title.replace(/^（\d+）/, "");
  if (told.waiting) document.title = `（${told.waiting}）${document.title}`;
  if (told.waiting > waited && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 150, 300]);
  waited = told.waiting;
  keepAwake();
}

addEventListener("pointerdown", () => (down = Date.now()), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (down = 0), true);

// What is read or about to be pressed stays where it is: a word that has come meanwhile stands behind the others. A
// button that is being pressed, or whose form asks for the line (app.js), is not drawn anew: the press would be lost.
function put(html) {
  clearTimeout(held);
  if (Date.now() - down < PRESSED || place.querySelector("[data-asking]")) {
    held = setTimeout(put, SOON, html);
    return;
  }
  const before = [...place.querySelectorAll("[data-word]")].map((row) => row.dataset.word);
  const focused = place.contains(document.activeElement) && document.activeElement;
  const word = focused && focused.closest("[data-word]")?.dataset.word;
  const at = (row) => (before.indexOf(row.dataset.word) + 1 || before.length + 1);
  place.innerHTML = html;
  for (const list of place.querySelectorAll("ul.decide")) list.append(...[...list.children].sort((a, b) => at(a) - at(b)));
  if (focused) focusAt(word, focused.value);
}

function focusAt(word, value) {
  const row = [...place.querySelectorAll("[data-word]")].find((one) => one.dataset.word === word);
  (row?.querySelector(`[value="${value}"]`) ?? row?.querySelector("button") ?? place.querySelector("[tabindex]"))?.focus({ preventScroll: true });
}

document.addEventListener("swapped", () => document.activeElement === document.body && focusAt());

async function keepAwake() {
  try {
    keepAwake.lock = keepAwake.lock?.released === false ? keepAwake.lock : await navigator.wakeLock?.request("screen");
  } catch {
    // Over plain HTTP and in some browsers the screen keeps its own hours.
  }
}
document.addEventListener("visibilitychange", () => !document.hidden && listen());

listen();
