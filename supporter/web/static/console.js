// The console's clocks, and the keys of a presenter's remote; what is pressed is decided by the server.

const KEYS = { PageDown: "go-next", PageUp: "go-back", b: "go-black", B: "go-black" };
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
    put(place, `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
  }
  undo(here);
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

addEventListener("keydown", (event) => {
  const button = document.getElementById(KEYS[event.key] ?? "");
  if (!button || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input,select,textarea")) return;
  event.preventDefault();
  button.click();
});
