// Learning in the browser: answers sent once and kept until their receipt, worksheets that never leave,
// pages read before signing up.

const SLOW_AFTER = 8000; // ms without a receipt until the page says so (guide §3)
const OUTBOX = "outbox:";
const WORK = "work:";

// ---- answers ----

function chosen(form) {
  return new FormData(form).getAll("a").map(String);
}

function keyOf(form) {
  return form.querySelector("[data-key]")?.dataset.key;
}

function wait(form, button) {
  form.dataset.waiting = "yes";
  if (button?.dataset.sending) {
    button.dataset.words = button.textContent;
    button.textContent = button.dataset.sending;
  }
  button?.classList.add("is-sending");
  const words = form.querySelector("[data-slow]")?.dataset.slow;
  const line = form.querySelector("[data-slow-line]");
  setTimeout(() => line?.isConnected && form.dataset.waiting && (line.textContent = words), SLOW_AFTER);
}

function missing(form, answer) {
  const asks = form.querySelector("[data-missing]");
  const lacking = !answer.length || answer.includes("");
  if (asks) asks.hidden = !lacking;
  if (lacking) form.querySelector("[name=a]")?.focus();
  return lacking;
}

// NiceGUI calls this for the forms of `web/learn/answering.py`; `emit` sends to the server.
window.supporterAnswer = (event, emit) => {
  event.preventDefault();
  const form = event.currentTarget ?? event.target;
  if (form.dataset.waiting) return;
  const button = event.submitter ?? form.querySelector("button");
  if (button?.name === "go") {
    wait(form, button);
    emit("go");
    return;
  }
  const answer = chosen(form);
  if (missing(form, answer)) return;
  sessionStorage.setItem(OUTBOX + keyOf(form), JSON.stringify(answer));
  wait(form, button);
  emit(answer);
};

function choose(form, answer) {
  const fields = [...form.querySelectorAll("[name=a]")];
  fields.forEach((field, i) => {
    if (field.type === "radio" || field.type === "checkbox") field.checked = answer.includes(field.value);
    else field.value = answer[i] ?? "";
  });
}

// What was tapped before the line was lost is chosen again, and sent once the line is back.
function sendAgain(form) {
  const kept = sessionStorage.getItem(OUTBOX + keyOf(form));
  if (!kept || form.dataset.waiting) return;
  choose(form, JSON.parse(kept));
  const send = () => (window.socket?.connected ? form.requestSubmit() : setTimeout(send, 100));
  send();
}

// The server has spoken: the answer is on disk, or it said below the form why not.
function replied(form) {
  delete form.dataset.waiting;
  form.querySelector("[data-focus]")?.focus({ preventScroll: false });
}

function forgetSent(form, before) {
  if (before && keyOf(form) !== before) sessionStorage.removeItem(OUTBOX + before);
}

function watchForm(form) {
  let key = keyOf(form);
  let fresh = true;
  new MutationObserver(() => {
    forgetSent(form, key);
    key = keyOf(form);
    if (!fresh) replied(form);
    fresh = false;
    sendAgain(form);
  }).observe(form, { childList: true });
  new MutationObserver(() => told(form)).observe(form.nextElementSibling, { childList: true });
  if (form.childElementCount) {
    fresh = false;
    sendAgain(form);
  }
}

function told(form) {
  if (!form.nextElementSibling.textContent) return;
  delete form.dataset.waiting;
  const button = form.querySelector("button.is-sending");
  if (button) button.classList.remove("is-sending");
  if (button?.dataset.words) button.textContent = button.dataset.words;
  sessionStorage.removeItem(OUTBOX + keyOf(form));
}

// ---- worksheets: kept in this browser, for this person, and nowhere else ----

function owner() {
  return document.querySelector("[data-owner]")?.dataset.owner ?? "";
}

function workKey(sheet) {
  return `${WORK}${owner()}:${location.pathname}:${sheet.dataset.work}`;
}

function openSheet(sheet) {
  const text = sheet.querySelector("textarea");
  const keep = sheet.querySelector("input[value=keep]");
  const key = workKey(sheet);
  const kept = localStorage.getItem(key);
  keep.checked = kept !== null;
  text.value = kept ?? sessionStorage.getItem(key) ?? "";
  const store = () => {
    const [here, other] = keep.checked ? [localStorage, sessionStorage] : [sessionStorage, localStorage];
    other.removeItem(key);
    if (text.value) here.setItem(key, text.value);
    else here.removeItem(key);
  };
  text.addEventListener("input", store);
  sheet.addEventListener("change", store);
  sheet.querySelector("[data-erase]").addEventListener("click", () => {
    text.value = "";
    store();
    text.focus();
  });
}

// Somebody else uses this phone now: what the one before left open is forgotten.
function changeOfHands() {
  const before = sessionStorage.getItem("owner");
  if (before !== null && before !== owner()) {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(WORK) || key.startsWith(OUTBOX) || key.startsWith("place:")) sessionStorage.removeItem(key);
    }
  }
  sessionStorage.setItem("owner", owner());
}

// ---- pages read before signing up ----

function noteRead(mark) {
  const read = JSON.parse(localStorage.getItem("read") ?? "[]");
  if (!read.includes(mark)) localStorage.setItem("read", JSON.stringify([...read, mark].slice(-200)));
}

function carry(field) {
  field.value = localStorage.getItem("read") ?? "";
}

// ---- what appears on the page is wired once ----

const wired = {};

function once(selector, wire) {
  wired[selector] ??= new WeakSet();
  for (const found of document.querySelectorAll(selector)) {
    if (wired[selector].has(found)) continue;
    wired[selector].add(found);
    wire(found);
  }
}

function wireAll() {
  once("[data-owner]", changeOfHands);
  once("[data-read]", (mark) => noteRead(mark.dataset.read));
  once("[data-carry]", carry);
  once("[data-carried]", () => localStorage.removeItem("read"));
  if (document.querySelector("[data-owner]")) once("[data-work]", openSheet);
  once(".answer > form", watchForm);
}

new MutationObserver(wireAll).observe(document.documentElement, { childList: true, subtree: true });
wireAll();
