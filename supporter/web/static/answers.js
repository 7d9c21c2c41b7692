// Questions in the browser: nothing is sent before it is asked for, and what was sent is kept until its receipt.

const SLOW_AFTER = 8000; // ms without a receipt until the page says so: longer silence reads as a loss
const OUTBOX = "outbox:"; // sent, without a receipt
const DRAFT = "draft:"; // chosen, and not sent yet

// ---- what is chosen ----

function chosen(form) {
  return new FormData(form).getAll("a").map(String);
}

function keyOf(form) {
  return form.querySelector("[data-key]")?.dataset.key;
}

function owner() {
  return document.querySelector("[data-owner]")?.dataset.owner ?? "";
}

// What waits in this tab is its owner's: nobody else's page finds it.
function place(kind, key) {
  return `${kind}${owner()}:${key}`;
}

function wait(form, button) {
  if (form.querySelector("[data-ask]")) form.asked = form.innerHTML;
  form.dataset.waiting = "yes";
  if (button?.dataset.sending) {
    button.dataset.words = button.innerHTML;
    button.textContent = button.dataset.sending;
  }
  button?.classList.add("is-sending");
  const words = form.querySelector("[data-slow]")?.dataset.slow;
  const line = form.querySelector("[data-slow-line]");
  setTimeout(() => line?.isConnected && form.dataset.waiting && (line.textContent = words), SLOW_AFTER);
}

// Where something still has to be chosen or written. An order that nobody touched is asked about once.
function lacking(form) {
  const order = form.querySelector(".order");
  if (order) return "touched" in order.dataset ? null : order.querySelector("button");
  const fields = [...form.querySelectorAll("[name=a]")];
  const answer = chosen(form);
  if (answer.length && answer.every((part) => part.trim())) return null;
  return fields.find((field) => !field.value.trim()) ?? fields[0];
}

function missing(form) {
  const field = lacking(form);
  const asks = form.querySelector("[data-missing]");
  asks.hidden = !field;
  if (!field) return false;
  const order = form.querySelector(".order");
  if (order) order.dataset.touched = "asked";
  const how = field.getAttribute("aria-describedby") ?? "";
  if (!how.includes(asks.id)) field.setAttribute("aria-describedby", `${asks.id} ${how}`.trim());
  // The sentence is what has to be seen: a bar may lie over the lower edge, where the browser would stop.
  field.focus({ preventScroll: true });
  asks.scrollIntoView({ block: "center" });
  return true;
}

function changed(form) {
  sessionStorage.setItem(place(DRAFT, keyOf(form)), JSON.stringify(chosen(form)));
  if (!lacking(form)) form.querySelector("[data-missing]").hidden = true;
  const twice = form.querySelector("[data-twice]");
  if (!twice) return;
  const [again] = chosen(form).filter((value, at, all) => value && all.indexOf(value) < at);
  const letter = again && form.querySelector(`option[value="${again}"]`).textContent.split("\u3000")[0];
  twice.textContent = letter ? twice.dataset.twice.replace("#", letter) : "";
}

document.addEventListener("input", (event) => {
  const form = event.target.closest(".answer > form");
  if (form && keyOf(form)) changed(form);
});

// ---- putting in order, one place a press: by finger, key or switch alike ----

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-move]");
  if (!button) return;
  const item = button.closest("li");
  const up = button.dataset.move === "up";
  const other = up ? item.previousElementSibling : item.nextElementSibling;
  // The neighbour is what moves, so that the pressed button keeps its focus.
  if (other) item[up ? "after" : "before"](other);
  const list = item.parentElement;
  list.dataset.touched = "yes";
  for (const each of list.children) each.classList.toggle("moved", each === item);
  item.scrollIntoView({ block: "nearest" });
  const form = list.closest("form");
  const line = form.querySelector("[data-moved]");
  const place = [...list.children].indexOf(item) + 1;
  line.textContent = other ? line.dataset.moved.replace("#", place) : up ? line.dataset.top : line.dataset.bottom;
  changed(form);
});

function putInOrder(list, answer) {
  const items = [...list.children];
  for (const value of answer) list.append(...items.filter((item) => item.querySelector("[name=a]").value === value));
  list.dataset.touched = "yes";
}

// ---- an answer on its way ----

// Every message names all that it needs; the server acknowledges it with what to show (web/learner/learning/answer_socket.py).
function ask(form, name) {
  const message = { page: location.pathname, owner: owner(), key: keyOf(form) ?? "", answer: chosen(form) };
  waiting.set(form, { name, message });
  send(form);
}

function send(form) {
  const asked = waiting.get(form);
  // On a slow phone the page stands before its line to the server; `askAgain` sends what was pressed till then.
  window.socket?.emit(asked.name, asked.message, (reply) => waiting.get(form) === asked && replied(form, reply));
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
  const button = globalThis.submitterOf(event) ?? form.querySelector("button");
  if (button?.value === "again") askOnceMore(form);
  else if (button?.name === "go") leadOn(form, button);
  else if (!missing(form)) {
    sessionStorage.setItem(place(OUTBOX, keyOf(form)), JSON.stringify(chosen(form)));
    wait(form, button);
    ask(form, form.querySelector("[data-ask]").dataset.ask);
  }
}, true); // before app.js, which takes care of ordinary forms

// Sorting: what there is to say of each thing stands on the page already. Nothing is sent, kept or counted.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-sort]")) return;
  event.preventDefault();
  for (const thing of form.querySelectorAll("[data-pile]")) {
    const fits = thing.querySelector("input:checked")?.value === thing.dataset.pile;
    const told = thing.querySelector("[data-told]");
    told.hidden = false;
    told.classList.toggle("ok", fits);
    told.classList.toggle("check", !fits);
    told.querySelector("[data-fits]").hidden = !fits;
  }
  const line = form.querySelector("[data-looked]");
  line.textContent = line.dataset.looked;
  form.querySelector("[data-told]").focus();
}, true);

// つぎの問題へ came with the receipt; はじめる and もう一度ためす are asked for.
function leadOn(form, button) {
  if (form.onward) {
    show(form, form.onward);
    return;
  }
  wait(form, button);
  ask(form, "begin");
}

// Instead of a question that may hurt, another one; no button of the form's own, so that Enter never presses it.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-exchange]");
  const form = button?.closest(".answer > form");
  if (!form || form.dataset.waiting) return;
  wait(form, button);
  ask(form, "exchange");
});

// A question of a page may be tried as often as one likes.
function askOnceMore(form) {
  form.innerHTML = form.asked;
  form.nextElementSibling.textContent = "";
  form.querySelector("[name=a]").focus();
}

function show(form, html, onward = "") {
  form.innerHTML = html;
  form.onward = onward;
  form.nextElementSibling.textContent = "";
  form.querySelector("[data-focus]")?.focus();
}

// The server has spoken: the answer is on disk, or it says below the form why not.
function replied(form, reply) {
  const { key } = waiting.get(form).message;
  sessionStorage.removeItem(place(OUTBOX, key));
  if (!reply.note) sessionStorage.removeItem(place(DRAFT, key));
  waiting.delete(form);
  delete form.dataset.waiting;
  if (reply.note) refused(form, reply.note);
  else show(form, reply.html, reply.next);
}

function refused(form, note) {
  form.nextElementSibling.innerHTML = note;
  const button = form.querySelector("button.is-sending");
  button?.classList.remove("is-sending");
  if (button?.dataset.words) button.innerHTML = button.dataset.words;
}

function choose(form, answer) {
  const order = form.querySelector(".order");
  if (order) {
    putInOrder(order, answer);
    return;
  }
  const fields = [...form.querySelectorAll("[name=a]")];
  fields.forEach((field, i) => {
    if (field.type === "radio" || field.type === "checkbox") field.checked = answer.includes(field.value);
    else field.value = answer[i] ?? "";
  });
}

// What was chosen before the page was lost is chosen again, and what was sent is sent once the line is back.
function chooseAgain(form) {
  if (!keyOf(form)) return;
  const kept = sessionStorage.getItem(place(OUTBOX, keyOf(form)));
  const draft = kept ?? sessionStorage.getItem(place(DRAFT, keyOf(form)));
  if (draft) choose(form, JSON.parse(draft));
  if (!kept) return;
  const send = () => (window.socket?.connected ? form.querySelector("button:not([type=button])")?.click() : setTimeout(send, 100));
  send();
}

function watchForm(form) {
  // NiceGUI fills the form after it has put it on the page.
  if (form.childElementCount) chooseAgain(form);
  else new MutationObserver((_, filled) => (filled.disconnect(), chooseAgain(form))).observe(form, { childList: true });
}

function whenSocket() {
  if (window.socket) window.socket.on("connect", askAgain);
  else setTimeout(whenSocket, 50);
}

if (document.getElementById("app")) whenSocket();

// ---- forms that appear on the page ----

const watched = new WeakSet();

function watchForms() {
  for (const form of document.querySelectorAll(".answer > form")) {
    if (watched.has(form)) continue;
    watched.add(form);
    watchForm(form);
  }
}

new MutationObserver(watchForms).observe(document.documentElement, { childList: true, subtree: true });
watchForms();
