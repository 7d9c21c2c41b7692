// わたしのノート: what this browser keeps of its owner, shown, printed, saved or erased here; none of it is sent.

const WORK = "work:";
const MARK = "mark:";
const DID = "did:";
const CLEARED = "cleared:"; // learn.js obeys it in the other tabs
const owner = document.querySelector("[data-owner]").dataset.owner;
const town = location.pathname.replace(/notebook$/, "");

const find = (name, within = document) => within.querySelector(`[data-${name}]`);
const day = (at) => new Date(at).toLocaleDateString(document.documentElement.lang, { month: "long", day: "numeric" });
const mine = (kind) => (key) => key.startsWith(`${kind}${owner}:${town}`);

function words(note) {
  const key = `${WORK}${owner}:${note}`;
  return localStorage.getItem(key) ?? sessionStorage.getItem(key) ?? "";
}

function fleeting(note) {
  const key = `${WORK}${owner}:${note}`;
  return localStorage.getItem(key) === null && sessionStorage.getItem(key) !== null;
}

// ---- what was written ----

function showNotes() {
  for (const place of document.querySelectorAll("[data-note]")) {
    const { note } = place.dataset;
    place.hidden = !words(note);
    find("said", place).textContent = words(note);
    const goes = find("fleeting", place);
    if (goes) goes.hidden = !fleeting(note);
    if (find("did", place)) showDone(place, note);
  }
  for (const empty of document.querySelectorAll("[data-empty]")) {
    empty.hidden = empty.parentElement.querySelector("[data-note]:not([hidden])") !== null;
  }
  find("keep-all").hidden = ![...document.querySelectorAll("[data-note]")].some((one) => fleeting(one.dataset.note));
}

// A step is done once for the words that stood there: who writes the next one begins anew.
function showDone(place, note) {
  const done = JSON.parse(localStorage.getItem(`${DID}${owner}:${note}`) ?? "null");
  const now = done?.words === words(note);
  find("did", place).hidden = now;
  const line = find("done", place);
  line.textContent = now ? line.dataset.done.replace("#", day(done.at)) : "";
}

for (const button of document.querySelectorAll("[data-did]")) {
  button.addEventListener("click", () => {
    const place = button.closest("[data-note]");
    const { note } = place.dataset;
    localStorage.setItem(`${DID}${owner}:${note}`, JSON.stringify({ words: words(note), at: Date.now() }));
    showDone(place, note);
  });
}

find("keep-all").addEventListener("click", () => {
  for (const key of Object.keys(sessionStorage).filter(mine(WORK))) {
    localStorage.setItem(key, sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
  }
  localStorage.setItem(`keep:${owner}`, "yes");
  showNotes();
  find("kept-all").hidden = false;
});

// ---- bookmarks ----

function showMarks() {
  const list = find("marks");
  const kept = Object.keys(localStorage).filter(mine(MARK));
  const marks = kept.map((key) => ({ address: key.slice(MARK.length + owner.length + 1), ...JSON.parse(localStorage.getItem(key)) }));
  list.replaceChildren(...marks.sort((a, b) => b.at - a.at).map(mark));
  find("no-marks").hidden = marks.length > 0;
}

function mark({ address, title, at }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: address, textContent: title, className: "nb" });
  const told = Object.assign(document.createElement("span"), { className: "small", textContent: find("marks").dataset.on.replace("#", day(at)) });
  if (document.documentElement.lang !== "ja") link.lang = "ja";
  item.append(link, document.createElement("br"), told);
  return item;
}

// ---- a copy to keep, and the end of it all ----

find("save").addEventListener("click", ({ currentTarget }) => {
  const shown = [...document.querySelectorAll("[data-note]:not([hidden])")];
  const text = shown.map((one) => `${one.dataset.title}\r\n${words(one.dataset.note)}\r\n`).join("\r\n");
  const name = currentTarget.dataset.save;
  const file = new Blob(["\ufeff", name, "\r\n\r\n", text], { type: "text/plain" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: `${name}.txt` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
});

function ask(asks) {
  find("sure").hidden = !asks;
  find("ask").hidden = asks;
  find(asks ? "no" : "ask").focus();
}

find("ask").addEventListener("click", () => ask(true));
find("no").addEventListener("click", () => ask(false));
find("sure").addEventListener("keydown", ({ key }) => key === "Escape" && ask(false));
find("yes").addEventListener("click", () => {
  for (const kept of [localStorage, sessionStorage]) {
    for (const kind of [WORK, MARK, DID]) for (const key of Object.keys(kept).filter(mine(kind))) kept.removeItem(key);
  }
  const now = String(Date.now());
  for (const kept of [sessionStorage, localStorage]) kept.setItem(`${CLEARED}${owner}:${town}`, now);
  ask(false);
  find("gone").hidden = false;
  showNotes();
  showMarks();
});

showNotes();
showMarks();

// What another tab keeps or erases is seen here, too; learn.js comes first and takes this tab's own away.
addEventListener("storage", () => (showNotes(), showMarks()));
