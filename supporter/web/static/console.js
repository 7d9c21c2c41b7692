// The console's clocks, and the keys of a presenter's remote; what is pressed is decided by the server.

const KEYS = { PageDown: "go-next", ArrowRight: "go-next", PageUp: "go-back", ArrowLeft: "go-back" };
// Single letters can be switched off, for who speaks to the machine or hits keys by chance.
const LETTERS = { b: "go-black", c: "go-close", r: "go-reveal", z: "go-undo", l: "go-letters" };
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
  for (const place of document.querySelectorAll("[data-until]")) {
    const left = Math.max(0, Math.ceil((Number(place.dataset.until) - here) / 1000));
    put(place, (!left && place.dataset.over) || `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
  }
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

// A new page begins at its top: whoever has scrolled down to read is led back to its heading.
let title = "";
new MutationObserver(() => {
  const at = document.querySelector("[data-at]");
  if (at && title && at.dataset.at !== title && at.getBoundingClientRect().top < 0) at.closest(".pane")?.scrollIntoView();
  title = at?.dataset.at ?? title;
}).observe(document.body, { childList: true, subtree: true });

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
function keep(name, value) {
  document.documentElement.dataset[name] = value;
  localStorage.setItem(`console-${name}`, value);
}
for (const name of ["script", "keys"]) document.documentElement.dataset[name] = localStorage.getItem(`console-${name}`) ?? "";

function settings() {
  const chosen = document.documentElement.dataset;
  document.getElementById("go-letters")?.setAttribute("aria-pressed", chosen.script === "large");
  const keys = document.getElementById("letter-keys");
  if (keys) keys.checked = chosen.keys !== "off";
}
setInterval(settings, 250);

addEventListener("click", (event) => {
  if (event.target.closest?.("#go-letters")) {
    keep("script", document.documentElement.dataset.script === "large" ? "" : "large");
    settings();
  }
});
addEventListener("change", (event) => event.target.id === "letter-keys" && keep("keys", event.target.checked ? "" : "off"));

addEventListener("keydown", (event) => {
  const letter = document.documentElement.dataset.keys === "off" ? "" : LETTERS[event.key.toLowerCase()];
  const button = document.getElementById(KEYS[event.key] ?? letter ?? "");
  if (!button || !button.checkVisibility?.() || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input,select,textarea")) return;
  event.preventDefault();
  button.click();
});
