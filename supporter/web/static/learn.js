// Learning in the browser: worksheets that never leave, pages read before signing up, one phone for two people.

const WORK = "work:";
const LEFT_OPEN = [WORK, "outbox:", "draft:", "place:", "chain:"]; // what one person leaves open in a tab

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
      if (LEFT_OPEN.some((kind) => key.startsWith(kind))) sessionStorage.removeItem(key);
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

// ---- the ring of a chapter that has just been finished is tied once ----

const CHAIN = "chain:"; // which rings were done when this tab last showed the chain

function tieNew(chain) {
  const key = CHAIN + chain.dataset.chain;
  const done = [...chain.querySelectorAll("[data-ring]")];
  const known = sessionStorage.getItem(key)?.split(",");
  if (known) for (const ring of done) ring.classList.toggle("tied", !known.includes(ring.dataset.ring));
  sessionStorage.setItem(key, done.map((ring) => ring.dataset.ring).join());
}

// ---- reading aloud: fetched once the page stands, where the device can speak at all ----

function offerAloud(place) {
  if (!window.speechSynthesis) return;
  const fetch = () => import(place.dataset.aloud);
  if (document.readyState === "complete") fetch();
  else addEventListener("load", fetch);
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

// ---- what is offered until it was answered on this phone (survey.js) ----

function offer(link) {
  link.hidden = localStorage.getItem(`ballot:${owner()}:${link.dataset.offer}`) !== null;
}

function wireAll() {
  once("[data-owner]", changeOfHands);
  once("[data-chain]", tieNew);
  once("[data-read]", (mark) => noteRead(mark.dataset.read));
  once("[data-carry]", carry);
  once("[data-offer]", offer);
  once("[data-carried]", () => localStorage.removeItem("read"));
  if (document.querySelector("[data-owner]")) once("[data-work]", openSheet);
  once("[data-aloud]", offerAloud);
}

new MutationObserver(wireAll).observe(document.documentElement, { childList: true, subtree: true });
wireAll();
