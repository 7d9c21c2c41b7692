// The watcher's phone: calls as they come, a short shake and no sound, and whether the line stands.

const calls = document.getElementById("calls");
const state = document.getElementById("line");
const BACK = [1000, 2000, 4000, 8000]; // ms until the line is tried again
const SILENT = 40000; // ms without a sign of life after which a line is taken for dead

let line;
let heard = 0;
let tries = 0;
let waited = 0;

function listen() {
  line?.close();
  heard = Date.now();
  line = new EventSource(calls.dataset.line);
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
  const place = state.querySelector("span");
  if (place.textContent !== words) place.textContent = words;
}

function again() {
  line.close();
  say(state.dataset.off);
  setTimeout(listen, BACK[Math.min(tries++, BACK.length - 1)] * (0.8 + Math.random() * 0.4));
}

setInterval(() => line.readyState === EventSource.OPEN && Date.now() - heard > SILENT && again(), 5000);

function show(told) {
  alive();
  calls.innerHTML = told.html;
  document.title = document.title.replace(/^（\d+）/, "");
  if (told.waiting) document.title = `（${told.waiting}）${document.title}`;
  if (told.waiting > waited && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 150, 300]);
  waited = told.waiting;
  keepAwake();
}

async function keepAwake() {
  try {
    keepAwake.lock = keepAwake.lock?.released === false ? keepAwake.lock : await navigator.wakeLock?.request("screen");
  } catch {
    // Over plain HTTP and in some browsers the screen keeps its own hours.
  }
}
document.addEventListener("visibilitychange", () => !document.hidden && listen());

listen();
