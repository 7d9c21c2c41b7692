// Learning in the browser: worksheets that never leave, pages read before signing up, one phone for two people.

const WORK = "work:";
const KEEP = "keep:"; // whether this person keeps what they write
const CLEARED = "cleared:"; // when the notebook of a person in a town was emptied
const MARK = "mark:"; // pages with a bookmark in them
const LEAVES = "leaves:";

// ---- worksheets: kept in this browser, for this person, and nowhere else ----

function owner() {
  return document.querySelector("[data-owner]")?.dataset.owner ?? "";
}

function workKey(sheet) {
  return `${WORK}${owner()}:${location.pathname}:${sheet.dataset.work}`;
}

// ---- わたしのノート was emptied in another tab: what lies in this one goes as well, once for each time ----

function obeyClearing() {
  const told = (key) => key.startsWith(`${CLEARED}${owner()}:`) && sessionStorage.getItem(key) !== localStorage.getItem(key);
  for (const key of Object.keys(localStorage).filter(told)) {
    sessionStorage.setItem(key, localStorage.getItem(key));
    const theirs = `${WORK}${key.slice(CLEARED.length)}`;
    for (const work of Object.keys(sessionStorage).filter((one) => one.startsWith(theirs))) sessionStorage.removeItem(work);
    for (const text of document.querySelectorAll("[data-work] textarea")) {
      if (!workKey(text.closest("[data-work]")).startsWith(theirs)) continue;
      text.value = "";
      text.dispatchEvent(new Event("input"));
    }
  }
}

addEventListener("storage", ({ key }) => key?.startsWith(CLEARED) && obeyClearing());

function openSheet(sheet) {
  const text = sheet.querySelector("textarea");
  const keep = sheet.querySelector("input[value=keep]");
  const key = workKey(sheet);
  const kept = localStorage.getItem(key);
  text.value = kept ?? sessionStorage.getItem(key) ?? "";
  // Who once chose to keep what they write is not asked on every sheet.
  const keeps = KEEP + owner();
  keep.checked = kept !== null || (!text.value && localStorage.getItem(keeps) !== null);
  const erased = sheet.querySelector("[data-erased]");
  const told = () => (sheet.querySelector("[data-in-notebook]").hidden = !text.value);
  const store = () => {
    const [here, other] = keep.checked ? [localStorage, sessionStorage] : [sessionStorage, localStorage];
    other.removeItem(key);
    if (text.value) here.setItem(key, text.value);
    else here.removeItem(key);
    if (text.value) erased.hidden = true;
    told();
  };
  told();
  text.addEventListener("input", store);
  sheet.addEventListener("change", ({ target }) => {
    if (target.type === "radio") keep.checked ? localStorage.setItem(keeps, "yes") : localStorage.removeItem(keeps);
    store();
  });
  let before = "";
  sheet.querySelector("[data-erase]").addEventListener("click", () => {
    if (!text.value) return text.focus();
    before = text.value;
    text.value = "";
    store();
    erased.hidden = false;
    erased.querySelector("button").focus();
  });
  erased.querySelector("[data-undo]").addEventListener("click", () => {
    text.value = before;
    store();
    text.focus();
  });
}

// ---- bookmarks: pages to come back to, in this browser alone ----

function bookmark(button) {
  const key = `${MARK}${owner()}:${location.pathname}`;
  const show = () => {
    const there = localStorage.getItem(key) !== null;
    button.setAttribute("aria-pressed", there);
    button.querySelector("[data-said]").textContent = there ? button.dataset.there : button.dataset.away;
  };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify({ title: button.dataset.mark, at: Date.now() }));
    else localStorage.removeItem(key);
    show();
  });
}

// ---- one's own next step, where the page would else speak for everybody ----

function ownStep(place) {
  const words = localStorage.getItem(WORK + owner() + ":" + place.dataset.step) ?? sessionStorage.getItem(WORK + owner() + ":" + place.dataset.step);
  if (!words) return;
  place.querySelector("[data-said]").textContent = words;
  place.hidden = false;
}

// ---- telling somebody, by what the device has for it ----

function handOn(button) {
  const { share: title, address, picture } = button.dataset;
  if (!navigator.share || (picture && !navigator.canShare)) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const told = picture ? { files: [await fileOf(picture, title)] } : { title, url: new URL(address, location).href };
    if (!picture || navigator.canShare(told)) navigator.share(told).catch(() => {}); // who thinks better of it has said so
  });
}

async function fileOf(address, title) {
  const body = await (await fetch(address)).blob();
  return new File([body], `${title}.png`, { type: body.type });
}

// ---- going on without a name ----

// Where a reader is, from the pages this browser has seen: the link leads to the page after the last one.
function resume(link) {
  const course = link.dataset.resume;
  const read = readHere(course);
  const refs = link.dataset.refs.split(" ");
  const last = refs.indexOf(read[read.length - 1]);
  const next = [...refs.slice(last + 1), ...refs.slice(0, last + 1)].find((ref) => !read.includes(ref));
  if (owner() || !read.length || !next) return;
  const [chapter] = next.split("/");
  const chapters = [...new Set(refs.map((ref) => ref.split("/")[0]))];
  const page = refs.filter((ref) => ref.startsWith(chapter + "/")).indexOf(next) + 1;
  link.href = `${link.dataset.base}/${next}`;
  const words = link.dataset.resumes.replace("#", chapters.indexOf(chapter) + 1).replace("@", page);
  link.querySelector("span").textContent = words;
}

function readHere(course) {
  return JSON.parse(localStorage.getItem("read") ?? "[]").filter((mark) => mark.startsWith(course + "|")).map((mark) => mark.slice(course.length + 1));
}

function seenHere(page) {
  const [course, ref] = page.dataset.seen.split("|");
  if (!owner() && readHere(course).includes(ref)) page.hidden = false;
}

// ---- one phone for two people ----

// Somebody else uses this phone now: whatever the one before left open is forgotten, and their other tabs
// show it no more. Pages that somebody read without a name are nobody else's once a name is there.
function changeOfHands() {
  const before = sessionStorage.getItem("owner");
  const left = document.querySelector("[data-left]");
  if (before && !owner() && left) left.hidden = false;
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

// ---- a PIN: seen by who wants to, by digits until somebody has a word ----

function secretField(place) {
  const field = place.querySelector("input");
  const [show, letters] = place.querySelectorAll("[data-show],[data-letters]");
  field.inputMode = "numeric";
  place.querySelector("[data-tools]").hidden = false;
  show.hidden = field.type !== "password";
  show.addEventListener("click", () => {
    field.type = field.type === "password" ? "text" : "password";
    show.setAttribute("aria-pressed", field.type === "text");
  });
  letters.addEventListener("click", () => {
    field.inputMode = field.inputMode === "numeric" ? "text" : "numeric";
    letters.setAttribute("aria-pressed", field.inputMode === "text");
    field.focus();
  });
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
  once("[data-share]", handOn);
  once("[data-secret]", secretField);
  once("[data-owner]", changeOfHands);
  once("[data-owner]", forgetErased);
  once("[data-owner]", obeyClearing);
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
  once("[data-mark]", bookmark);
  once("[data-step]", ownStep);
  once("[data-resume]", resume);
  once("[data-seen]", seenHere);
}

new MutationObserver(wireAll).observe(document.documentElement, { childList: true, subtree: true });
wireAll();
