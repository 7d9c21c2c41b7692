// The wall: shows what the server sends, keeps the last picture when the line is lost, passes keys on.

const wall = document.getElementById("wall");
const lost = document.getElementById("lost");
const BACK = [1000, 2000, 4000, 8000]; // ms until the line is tried again
const SILENT = 40000; // ms without a sign of life after which a line is taken for dead
const KEYS = { PageDown: "next", ArrowRight: "next", " ": "next", PageUp: "back", ArrowLeft: "back", b: "black", B: "black" };

let bound = false;
let version = 0;
let ahead = 0; // ms that the server's clock is ahead of this one
let tries = 0;
let heard = 0;

// The secret that names this screen: drawn here, kept while the tab lives, so that a reload is the same screen.
function secret() {
  let kept = sessionStorage.getItem("wall");
  if (!kept) {
    kept = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem("wall", kept);
  }
  return kept;
}

// ---- the line ----

let line;

function listen() {
  line?.close();
  heard = Date.now();
  line = new EventSource(`/p/events?screen=${secret()}`);
  line.onmessage = (event) => {
    tries = 0;
    heard = Date.now();
    lost.textContent = "";
    show(JSON.parse(event.data));
  };
  line.addEventListener("beat", () => (heard = Date.now()));
  line.onerror = again;
}

function again() {
  line.close();
  lost.textContent = "つなぎ直しています";
  setTimeout(listen, BACK[Math.min(tries++, BACK.length - 1)] * (0.8 + Math.random() * 0.4));
}

setInterval(() => {
  if (line.readyState === EventSource.OPEN && Date.now() - heard > SILENT) again();
}, 5000);

// ---- the picture ----

let playing = null;

function show(told) {
  ahead = told.now - Date.now();
  bound = !told.digits;
  version = told.version;
  if (bound) {
    if (wall.shown !== told.html) wall.innerHTML = wall.shown = told.html;
    fit();
    keepAwake();
    // Begins where the browser lets it (somebody has touched this screen); else its own button is there.
    const film = wall.querySelector("video");
    if (film && film !== playing) film.play().catch(() => {});
    playing = film;
  } else {
    if (!document.getElementById("digits")) return location.reload();
    document.getElementById("digits").textContent = `${told.digits.slice(0, 3)} ${told.digits.slice(3)}`;
  }
  tick();
}

// Letters as large as they go, down in small steps to what the last row can read (3.6 % of the wall's height). What is
// too long for that takes the room of margins and headline, then two columns, then the headline is cut short: it is
// read aloud and lies on every phone. Only what fits in no way at all grows smaller.
const READABLE = 0.0365;
const WAYS = ["tight", "columns", "cut"];

function fit() {
  for (const box of wall.querySelectorAll("[data-fit]")) {
    const screen = box.closest(".screen");
    screen.classList.remove(...WAYS);
    if (fits(box, READABLE)) continue;
    for (const way of WAYS) {
      screen.classList.add(way);
      if (fits(box, READABLE)) break;
      if (way === WAYS[WAYS.length - 1]) fits(box, 0.02);
    }
  }
}

function fits(box, smallest) {
  for (let share = 100; share > 0; share -= 4) {
    box.style.setProperty("--fit", share / 100);
    if (parseFloat(getComputedStyle(box).fontSize) < smallest * wall.clientHeight) {
      box.style.setProperty("--fit", (share + 4) / 100);
      return false;
    }
    if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return true;
  }
  return false;
}
addEventListener("resize", fit);

function tick() {
  for (const place of document.querySelectorAll("[data-until]")) {
    chime.count(place.dataset.until, Number(place.dataset.until) - Date.now() - ahead);
    const left = Math.max(0, Math.ceil((Number(place.dataset.until) - Date.now() - ahead) / 1000));
    const words = (!left && place.dataset.over) || `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (place.textContent !== words) place.textContent = words;
  }
}
setInterval(tick, 250);

async function keepAwake() {
  try {
    keepAwake.lock = keepAwake.lock?.released === false ? keepAwake.lock : await navigator.wakeLock?.request("screen");
  } catch {
    // Over plain HTTP and in some browsers the screen keeps its own hours.
  }
}
document.addEventListener("visibilitychange", () => bound && !document.hidden && keepAwake());

// ---- keys ----

addEventListener("keydown", (event) => {
  if (event.key === "n" || event.key === "N") return night();
  const key = KEYS[event.key];
  if (!key || !bound || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  fetch("/p/press", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ screen: secret(), key, seen: version }),
  }).catch(() => {}); // the line says for itself that it is lost
});

function night() {
  const dark = document.documentElement.dataset.theme !== "dark";
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  localStorage.setItem("wall-theme", dark ? "dark" : "light");
}
document.documentElement.dataset.theme = localStorage.getItem("wall-theme") ?? "light";
document.getElementById("night").onclick = night;
document.getElementById("full").onclick = () => document.documentElement.requestFullscreen?.();

listen();
