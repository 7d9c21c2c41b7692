// Learning in the browser: worksheets that never leave, pages read before signing up, one phone for two people.

const WORK = "work:";
const LEAVES = "leaves:";

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

// ---- one phone for two people ----

// Somebody else uses this phone now: whatever the one before left open is forgotten, and their other tabs
// show it no more. Pages that somebody read without a name are nobody else's once a name is there.
function changeOfHands() {
  const before = sessionStorage.getItem("owner");
  if (before !== null && before !== owner()) {
    for (const key of Object.keys(sessionStorage)) if (!key.startsWith("__nicegui")) sessionStorage.removeItem(key);
  }
  sessionStorage.setItem("owner", owner());
  // Copies are the whole browser's: it remembers whose they are even when every tab was closed in between.
  const copiesOf = localStorage.getItem("owner");
  if (copiesOf !== null && copiesOf !== owner()) forgetCopies();
  localStorage.setItem("owner", owner());
  if (!owner()) return;
  forgetRead();
  tabs?.postMessage(owner());
}

const tabs = window.BroadcastChannel && new BroadcastChannel("owner");
if (tabs) tabs.onmessage = ({ data }) => owner() && owner() !== data && location.reload();

// Which lessons were opened is nobody else's business: the copies that service_worker.js keeps go, contacts and files stay.
async function forgetCopies() {
  for (const name of (await window.caches?.keys()) ?? []) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (request.url.endsWith("/plain")) await cache.delete(request);
  }
}

// Who asked to be erased: after that day nothing of theirs lies in this browser either.
function noteLeaving(mark) {
  if (mark.dataset.leaves) localStorage.setItem(LEAVES + owner(), mark.dataset.leaves);
  else localStorage.removeItem(LEAVES + owner());
}

function forgetErased() {
  const today = new Date().toLocaleDateString("sv"); // 2026-12-23
  const due = (key) => key.startsWith(LEAVES) && localStorage.getItem(key) < today;
  const erased = Object.keys(localStorage).filter(due).map((key) => key.slice(LEAVES.length));
  const gone = erased.filter((one) => one !== owner());
  if (gone.length) forgetCopies();
  for (const one of gone) {
    const theirs = (key) => key.split(":")[1] === one; // work:OWNER:…, ballot:OWNER:…, leaves:OWNER
    for (const key of Object.keys(localStorage).filter(theirs)) localStorage.removeItem(key);
  }
}

// ---- pages read before signing up ----

function noteRead(page) {
  const mark = page.dataset.read;
  const read = JSON.parse(localStorage.getItem("read") ?? "[]");
  if (!read.includes(mark)) localStorage.setItem("read", JSON.stringify([...read, mark].slice(-200)));
}

function forgetRead() {
  localStorage.removeItem("read");
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

const wired = new Map();

function once(selector, wire) {
  if (!wired.has(wire)) wired.set(wire, new WeakSet());
  for (const found of document.querySelectorAll(selector)) {
    if (wired.get(wire).has(found)) continue;
    wired.get(wire).add(found);
    wire(found);
  }
}

// ---- what is offered until it was answered on this phone (survey.js) ----

function offer(link) {
  link.hidden = localStorage.getItem(`ballot:${owner()}:${link.dataset.offer}`) !== null;
}

function wireAll() {
  once("[data-owner]", changeOfHands);
  once("[data-owner]", forgetErased);
  once("[data-chain]", tieNew);
  once("[data-read]", noteRead);
  once("[data-carry]", carry);
  once("[data-offer]", offer);
  once("[data-carried]", forgetRead);
  once("[data-aloud]", offerAloud);
  // Whose page it is comes first: without it nothing is known to be anybody's.
  if (!document.querySelector("[data-owner]")) return;
  once("[data-leaves]", noteLeaving);
  once("[data-work]", openSheet);
}

new MutationObserver(wireAll).observe(document.documentElement, { childList: true, subtree: true });
wireAll();
