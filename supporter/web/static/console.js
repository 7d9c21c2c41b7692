// The console's clocks, and the keys of a presenter's remote; what is pressed is decided by the server.

const KEYS = { PageDown: "go-next", ArrowRight: "go-next", PageUp: "go-back", ArrowLeft: "go-back" };
// Single letters can be switched off, for who speaks to the machine or hits keys by chance.
const LETTERS = { b: "go-black", c: "go-close", r: "go-reveal", z: "go-undo" };
let told = ""; // the server's last word about the time
let ahead = 0; // ms that its clock is ahead of this one

const clock = new Intl.DateTimeFormat("ja-JP", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" });

function put(place, words) {
  if (place && place.textContent !== words) place.textContent = words;
}

function tick() {
  const now = document.querySelector("[data-now]")?.dataset.now;
  if (now && now !== told) {
    told = now;
    ahead = Number(now) - Date.now();
  }
  const here = Date.now() + ahead;
  put(document.querySelector("[data-clock]"), clock.format(here));
  let over = false;
  for (const place of document.querySelectorAll("[data-until]")) {
    if (place.closest(".hidden")) continue;
    chime.count(place.dataset.until, Number(place.dataset.until) - here);
    over ||= Number(place.dataset.until) <= here;
    const left = Math.max(0, Math.ceil((Number(place.dataset.until) - here) / 1000));
    put(place, (!left && place.dataset.over) || `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
  }
  const up = document.getElementById("time-up");
  put(up, over ? up.dataset.words : "");
  undo(here);
  const bar = document.querySelector(".steer");
  bar?.toggleAttribute("data-steady-now", here >= Number(bar.dataset.steady));
}

// 取り消す stays for eight seconds, and says how many are left.
function undo(here) {
  const line = document.querySelector(".undo-line");
  const until = Number(line?.querySelector("[data-undo]")?.dataset.undo ?? 0);
  const left = Math.ceil((until - here) / 1000);
  if (!line) return;
  line.classList.toggle("is-open", left > 0);
  put(line.querySelector("[data-left]"), left > 0 ? String(Math.min(left, 8)) : "");
}

setInterval(tick, 250);

// What is to be said now begins at the top of the page, whatever was scrolled to before.
let top = "";
new MutationObserver(() => {
  const at = document.querySelector("[data-top]")?.dataset.top;
  if (at && top && at !== top) scrollTo(0, 0);
  top = at ?? top;
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-top"] });

// Where the class is, for the copy that stands in for this page when the line is dead (console_plain.js).
setInterval(() => {
  const at = document.querySelector("[data-at]")?.dataset.at;
  if (at) localStorage.setItem(`console-at:${location.pathname.split("/")[2]}`, at);
}, 2000);

// Without a line nothing that is pressed goes anywhere, nor does it later: that is said at once.
addEventListener("click", (event) => {
  if (!event.target.closest?.(".steer .btn, .pane-ask .btn") || globalThis.socket?.connected !== false) return;
  const line = document.getElementById("net");
  if (line) line.textContent = line.dataset.lostWide;
  line?.scrollIntoView({ block: "nearest" });
});

// Kept in this browser: how large the script is, and whether letters are keys.
const SIZES = ["small", "middle", "large"];
const root = document.documentElement;
function keep(name, value) {
  root.dataset[name] = value;
  localStorage.setItem(`console-${name}`, value);
  settings();
}
for (const name of ["script", "keys"]) root.dataset[name] = localStorage.getItem(`console-${name}`) ?? "";

function settings() {
  const chosen = SIZES.includes(root.dataset.script) ? root.dataset.script : "middle";
  for (const button of document.querySelectorAll("[data-script-size]")) {
    button.setAttribute("aria-pressed", button.dataset.scriptSize === chosen);
  }
  const keys = document.getElementById("letter-keys");
  if (keys) keys.checked = root.dataset.keys !== "off";
  const sounds = document.getElementById("sounds");
  if (sounds) sounds.checked = chime.on;
}
setInterval(settings, 250);

function larger() {
  keep("script", SIZES[(SIZES.indexOf(root.dataset.script || "middle") + 1) % SIZES.length]);
}

// On a phone 黒い画面, 休憩 and the other pages wait behind one button.
function more() {
  const bar = document.querySelector(".steer");
  const open = bar.classList.toggle("is-more");
  document.getElementById("go-more").setAttribute("aria-expanded", open);
}

addEventListener("click", (event) => {
  const size = event.target.closest?.("[data-script-size]");
  if (size) keep("script", size.dataset.scriptSize);
  if (event.target.closest?.("#go-more")) more();
  // こまったとき lies in this page, and opens where no line leads to another one.
  const trouble = event.target.closest?.("#go-trouble") && document.getElementById("trouble");
  if (trouble && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    trouble.showModal();
  }
});
addEventListener("change", (event) => {
  if (event.target.id === "sounds") chime.on = event.target.checked;
});
addEventListener("change", (event) => event.target.id === "letter-keys" && keep("keys", event.target.checked ? "" : "off"));

// Where there is room for it, what can be done with a question lies open.
if (matchMedia("(min-width: 64rem)").matches) {
  const open = setInterval(() => {
    const asked = document.querySelector("details.pane-ask");
    if (!asked) return;
    asked.open = true;
    clearInterval(open);
  }, 100);
}

addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest?.("input,select,textarea,[role=separator]")) return;
  const letters = root.dataset.keys === "off" ? {} : LETTERS;
  if (event.key.toLowerCase() === "l" && letters === LETTERS) return larger();
  const button = document.getElementById(KEYS[event.key] ?? letters[event.key.toLowerCase()] ?? "");
  // What is folded away can be pressed by its key; what does not fit now is not there.
  if (!button || button.closest(".hidden") || (button.id === "go-undo" && !button.checkVisibility?.())) return;
  event.preventDefault();
  button.click();
});
