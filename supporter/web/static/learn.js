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

// Every message names all that it needs; the server acknowledges it with what to show (web/learn/answering.py).
function ask(form, name) {
  const message = { page: location.pathname, key: keyOf(form) ?? "", answer: chosen(form) };
  waiting.set(form, { name, message });
  send(form);
}

function send(form) {
  const asked = waiting.get(form);
  window.socket.emit(asked.name, asked.message, (reply) => waiting.get(form) === asked && replied(form, reply));
}

// A line that came back may have lost the question or the reply on the way: ask again, twice is once.
const waiting = new Map();

function askAgain() {
  for (const form of [...waiting.keys()]) if (form.isConnected) send(form);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".answer > form")) return;
  event.preventDefault();
  if (form.dataset.waiting) return;
  const button = event.submitter ?? form.querySelector("button");
  if (button?.name === "go") leadOn(form, button);
  else if (!missing(form, chosen(form))) {
    sessionStorage.setItem(OUTBOX + keyOf(form), JSON.stringify(chosen(form)));
    wait(form, button);
    ask(form, form.querySelector("[data-ask]").dataset.ask);
  }
}, true); // before app.js, which takes care of ordinary forms

// つぎの問題へ came with the receipt; はじめる and もう一度ためす are asked for.
function leadOn(form, button) {
  if (form.onward) {
    show(form, form.onward);
    return;
  }
  wait(form, button);
  ask(form, "begin");
}

function show(form, html, onward = "") {
  form.innerHTML = html;
  form.onward = onward;
  form.nextElementSibling.textContent = "";
  form.querySelector("[data-focus]")?.focus();
}

// The server has spoken: the answer is on disk, or it says below the form why not.
function replied(form, reply) {
  sessionStorage.removeItem(OUTBOX + waiting.get(form).message.key);
  waiting.delete(form);
  delete form.dataset.waiting;
  if (reply.note) refused(form, reply.note);
  else show(form, reply.html, reply.next);
}

function refused(form, note) {
  form.nextElementSibling.innerHTML = note;
  const button = form.querySelector("button.is-sending");
  button?.classList.remove("is-sending");
  if (button?.dataset.words) button.textContent = button.dataset.words;
}

function choose(form, answer) {
  const fields = [...form.querySelectorAll("[name=a]")];
  fields.forEach((field, i) => {
    if (field.type === "radio" || field.type === "checkbox") field.checked = answer.includes(field.value);
    else field.value = answer[i] ?? "";
  });
}

// What was tapped before the page was lost is chosen again, and sent once the line is back.
function sendAgain(form) {
  const kept = sessionStorage.getItem(OUTBOX + keyOf(form));
  if (!kept) return;
  choose(form, JSON.parse(kept));
  const send = () => (window.socket?.connected ? form.requestSubmit() : setTimeout(send, 100));
  send();
}

function watchForm(form) {
  // NiceGUI fills the form after it has put it on the page.
  if (form.childElementCount) sendAgain(form);
  else new MutationObserver((_, filled) => (filled.disconnect(), sendAgain(form))).observe(form, { childList: true });
}

function whenSocket() {
  if (window.socket) window.socket.on("connect", askAgain);
  else setTimeout(whenSocket, 50);
}

if (document.getElementById("app")) whenSocket();

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
