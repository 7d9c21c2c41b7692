// What the pages do in the browser: say when the line is lost, come back to the same line, send once.
// NiceGUI also imports this file as its sanitiser (see frame.py), which saves a request.

const PLACE = "place:" + location.pathname;
const LOST_AFTER = 1000; // ms; a shorter gap is not worth a word
const TOLD = 5000; // ms that «back again» stays
const GIVE_UP = 8000; // ms; how long a page may take to grow back to the old line

// HTML is sanitised once, on the server. Whatever asks for it here is shown as plain text.
export default {
  sanitize(html) {
    const plain = document.createElement("div");
    plain.textContent = html;
    return plain.innerHTML;
  },
};

// ---- the line to the server ----

let lost = 0;

function tell(words) {
  const line = document.getElementById("net");
  if (line) line.textContent = words(line.dataset);
}

function lineLost() {
  clearTimeout(lost);
  const wide = matchMedia("(min-width:48rem)").matches;
  lost = setTimeout(() => tell((words) => (wide ? words.lostWide : words.lost)), LOST_AFTER);
}

function lineBack() {
  clearTimeout(lost);
  const line = document.getElementById("net");
  if (!line?.textContent) return;
  tell((words) => words.back);
  lost = setTimeout(() => tell(() => ""), TOLD);
}

// When the reader last set out for another page: reloading this one would call them back.
let leaving = -GIVE_UP;
addEventListener("beforeunload", () => (leaving = performance.now()));

function loadAnew() {
  if (performance.now() - leaving > GIVE_UP) location.reload();
}

function watch(socket) {
  socket.on("disconnect", lineLost);
  socket.on("connect", lineBack);
  // NiceGUI reloads after a connection times out, which leaves a phone without signal with no page at
  // all. A refused handshake is an answer from the server: only then there is something to load.
  socket.off("connect_error");
  socket.on("connect_error", (error) => {
    if (error.message === "Implicit handshake failed") loadAnew();
    else {
      lineLost();
      socket.io.opts.transports = ["polling", "websocket"];
    }
  });
}

function whenSocket() {
  if (window.socket) watch(window.socket);
  else setTimeout(whenSocket, 50);
}

if (document.getElementById("app")) whenSocket();
addEventListener("pagehide", () => clearTimeout(lost));

// ---- the same line again after sleep, reload and «back» ----

const LINES = "main :is(h1,h2,h3,p,li,summary,label,button,img)";

// The line being read: which one it is, and how far below the upper edge. It outlives a change of width.
function lineRead() {
  if (scrollY < 1) return null;
  const lines = [...document.querySelectorAll(LINES)];
  const index = lines.findIndex((line) => line.getBoundingClientRect().top >= 0);
  return index < 0 ? null : { index, top: lines[index].getBoundingClientRect().top };
}

function remember() {
  const open = [...document.querySelectorAll("details")].map((part) => part.open);
  const at = document.activeElement;
  const focus = at && at !== document.body ? at.id || at.getAttribute("href") : null;
  sessionStorage.setItem(PLACE, JSON.stringify({ line: lineRead(), open, focus }));
}

function focusOn(name) {
  const found = document.getElementById(name) ?? document.querySelector(`a[href="${CSS.escape(name)}"]`);
  found?.focus({ preventScroll: true });
}

function restore(place, until) {
  const parts = [...document.querySelectorAll("details")];
  const line = place.line && document.querySelectorAll(LINES)[place.line.index];
  if ((parts.length < place.open.length || (place.line && !line)) && performance.now() < until) {
    requestAnimationFrame(() => restore(place, until));
    return;
  }
  parts.forEach((part, i) => (part.open = place.open[i] ?? part.open));
  if (line) scrollBy({ top: line.getBoundingClientRect().top - place.line.top, behavior: "instant" });
  if (place.focus && document.activeElement === document.body) focusOn(place.focus);
}

const arrived = performance.getEntriesByType("navigation")[0]?.type;
const kept = sessionStorage.getItem(PLACE);
if (kept && (arrived === "reload" || arrived === "back_forward")) {
  history.scrollRestoration = "manual";
  restore(JSON.parse(kept), performance.now() + GIVE_UP);
}
addEventListener("pagehide", remember);
document.addEventListener("visibilitychange", () => document.hidden && remember());

// ---- buttons ----

// Which button sent a form, also where the browser does not say (Safari before 15.4): Enter clicks one as well.
let pressed = null;
addEventListener("click", (event) => (pressed = event.target.closest?.("button") ?? null), true);
globalThis.submitterOf = (event) => event.submitter ?? (pressed?.form === event.target ? pressed : null);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || "again" in form.dataset) return; // an answer (see answers.js), or a download
  if (globalThis.day?.send && "day" in form.dataset) return; // day.js sends it, again and again where it has to
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  const button = globalThis.submitterOf(event);
  if (form.getAttribute("method") === "post" && !form.target && !form.dataset.reached) {
    event.preventDefault();
    askFirst(form, button);
    return;
  }
  form.dataset.sent = "yes";
  if (button?.dataset.sending) {
    button.dataset.words = button.innerHTML;
    button.textContent = button.dataset.sending;
  }
});

// A form that is sent without a line leaves the browser's own page of trouble, and «back» an empty form. So the server
// is asked first whether it is there; what was typed stays where it is until it is.
async function askFirst(form, button) {
  if (form.dataset.asking) return;
  form.dataset.asking = "yes";
  const asked = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout?.(GIVE_UP) };
  const there = await fetch("/offline", asked).then((answer) => answer.status < 502, () => false);
  delete form.dataset.asking;
  if (!form.isConnected) return;
  tellUnsent(form, button, !there);
  if (!there) return;
  form.dataset.reached = "yes";
  (button ?? form.querySelector("button:not([type=button])")).click(); // Safari before 16 knows no requestSubmit
  delete form.dataset.reached;
}

function tellUnsent(form, button, unsent) {
  form.querySelector("[data-unsent]")?.remove();
  const words = document.getElementById("net")?.dataset.unsent;
  if (!unsent || !words) return;
  const line = Object.assign(document.createElement("p"), { className: "fix", textContent: words });
  line.dataset.unsent = "";
  line.setAttribute("role", "alert");
  (button ?? form.querySelector("button")).before(line);
  line.scrollIntoView({ block: "center" });
}

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[data-words]")) button.innerHTML = button.dataset.words;
});

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("[data-replace],[data-print]");
  if (!pressed) return;
  event.preventDefault();
  if ("print" in pressed.dataset) print();
  else location.replace(pressed.href); // leaves no entry in the history
});

// ---- what can be read without a line ----

// After the page stands, the service worker is told what belongs to it (service_worker.js decides what it keeps). Over
// plain HTTP there is none, and nothing is missing but this.
async function keepForLater() {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  const named = document.querySelector("meta[name=keep]").content.split(" ");
  const drawnWith = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  const [look] = document.documentElement.cloneNode(false).outerHTML.split("</html>");
  active.postMessage({ keep: [...named, ...drawnWith], look });
}

if (navigator.serviceWorker) addEventListener("load", () => keepForLater().catch(() => {}));
