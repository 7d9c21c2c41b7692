// Slides in one file: keys and presenter remotes, a black screen, a timer; nothing is fetched and nothing is kept.
const slides = [...document.querySelectorAll("section")];
const black = document.getElementById("black"), timer = document.getElementById("timer"), place = document.getElementById("place");
let at = 0, until = 0;

function show(next) {
  at = Math.max(0, Math.min(slides.length - 1, next));
  black.hidden = true;
  slides.forEach((slide, index) => { slide.hidden = index !== at; });
  place.textContent = `${at + 1}／${slides.length}`;
  history.replaceState(null, "", `#${at + 1}`);
  fit(slides[at].querySelector(".body"));
  slides[at].querySelector("h1").focus({ preventScroll: true });
}

// Make a long text smaller until it fits.
function fit(body) {
  if (!body) return;
  body.style.fontSize = "";
  for (let size = 64; size > 22 && body.scrollHeight > body.clientHeight + 1; size -= 2) body.style.fontSize = `${size / 10}vh`;
}

// Start the time of this slide, or stop it.
function time() {
  until = until ? 0 : Date.now() + 60000 * (Number(slides[at].dataset.minutes) || 3);
  tick();
}

function tick() {
  if (!until) { timer.textContent = ""; return; }
  const left = Math.ceil((until - Date.now()) / 1000);
  timer.textContent = left > 0 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "時間です";
  if (left > 0) setTimeout(tick, 250);
}

const KEYS = {
  ArrowRight: () => show(at + 1), ArrowDown: () => show(at + 1), PageDown: () => show(at + 1), " ": () => show(at + 1), Enter: () => show(at + 1),
  ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - 1), PageUp: () => show(at - 1), Backspace: () => show(at - 1),
  Home: () => show(0), End: () => show(slides.length - 1),
  b: () => { black.hidden = !black.hidden; }, ".": () => { black.hidden = !black.hidden; },
  t: time, n: () => document.documentElement.classList.toggle("night"),
  f: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  c: () => jump(1), x: () => jump(-1),
};

// To the first page of the next chapter, or of this one or the one before it.
function jump(by) {
  const chapter = Number(slides[at].dataset.chapter || 0);
  const found = slides.findIndex((slide) => Number(slide.dataset.chapter) === chapter + by);
  if (found >= 0) show(found);
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const act = KEYS[event.key] || KEYS[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(); }
});
addEventListener("click", (event) => show(at + (event.clientX < innerWidth / 4 ? -1 : 1)));
addEventListener("resize", () => fit(slides[at].querySelector(".body")));
show((Number(location.hash.slice(1)) || 1) - 1);
