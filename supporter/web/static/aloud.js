// A page read aloud by the device's own Japanese voice, sentence by sentence. Nothing is sent anywhere: a voice
// that would be asked over the line does not count, and without one of its own the button stays away.

const place = document.querySelector("[data-aloud]");
const [start, bar] = [place.querySelector("[data-start]"), place.querySelector("[data-bar]")];
const voices = window.speechSynthesis;
const RATES = [0.9, 0.7, 1.2]; // as people take in what they do not see; the next one at each press, kept on this device
const KEPT = "aloud-rate";
const BREATH = 80; // ms between cutting a sentence off and the next one; some devices swallow it otherwise

const BLOCKS = "h1,h2,h3,h4,p,li,td,th,dt,dd,legend,label,blockquote,figcaption,section,div";
const SILENT =
  "[hidden],[data-silent],[aria-hidden=true],button,select,textarea,svg,rp,rt,summary,details:not([open]),noscript,script,style";
const END = /[。！？!?]+[」』）)]*/g;

function voice() {
  const own = voices.getVoices().filter((one) => one.localService && /^ja\b/i.test(one.lang.replace("_", "-")));
  return own.find((one) => one.default) ?? own[0];
}

// ---- what there is to read ----

// A word with its reading is said as it is read, not as it is written.
function reading(node) {
  if (node.parentElement.tagName !== "RUBY") return null;
  let next = node.nextElementSibling;
  while (next && next.tagName !== "RT") next = next.nextElementSibling;
  return next?.textContent ?? node.data;
}

function parts() {
  const main = document.getElementById("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    if (node.matches(SILENT) || !node.checkVisibility()) return NodeFilter.FILTER_REJECT;
    return node.tagName === "IMG" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found.slice(found.findIndex((node) => node.parentElement.closest("h1,[data-focus]")));
}

function sentences() {
  const all = [];
  let open = null; // the sentence that has not ended yet
  const close = () => {
    if (open && /[\p{L}\p{N}]/u.test(open.said)) all.push({ ...open, said: open.said.trim() });
    open = null;
  };
  const add = (block, said, from, to) => {
    if (open?.block !== block) close();
    open = open || { block, said: "", range: from(new Range()) };
    open.said += said;
    to(open.range);
  };
  for (const node of parts()) {
    if (node.tagName === "IMG") {
      close();
      if (node.alt) all.push({ block: node, said: `絵：${node.alt}`, range: null });
      continue;
    }
    const block = node.parentElement.closest(BLOCKS);
    const read = reading(node);
    if (read !== null) add(block, read, (r) => (r.setStartBefore(node), r), (r) => r.setEndAfter(node));
    else for (const [at, to, ended] of cut(node.data)) {
      add(block, node.data.slice(at, to), (r) => (r.setStart(node, at), r), (r) => r.setEnd(node, to));
      if (ended) close();
    }
  }
  close();
  return all;
}

// Where the sentences of a text begin and end; the last one may go on in the next text.
function* cut(text) {
  let at = 0;
  for (const end of text.matchAll(END)) {
    yield [at, (at = end.index + end[0].length), true];
  }
  if (at < text.length) yield [at, text.length, false];
}

// ---- reading ----

let list = [];
let at = 0;
let speaking = null;
let breath = 0;

function speak() {
  const sentence = list[at];
  mark(sentence);
  const words = new SpeechSynthesisUtterance(sentence.said);
  words.voice = voice();
  words.lang = words.voice.lang;
  words.rate = RATES[rate];
  words.onend = () => speaking === words && (at + 1 < list.length ? go(at + 1) : finish());
  words.onerror = () => speaking === words && stop();
  speaking = words;
  voices.speak(words);
}

function go(to) {
  at = Math.max(0, Math.min(to, list.length - 1));
  speaking = null;
  clearTimeout(breath);
  if (!voices.speaking && !voices.pending) return speak();
  voices.cancel();
  breath = setTimeout(speak, BREATH);
}

function begin() {
  const last = list[at]?.said;
  list = sentences();
  at = Math.max(0, list.findIndex((one) => one.said === last));
  show(true);
  bar.querySelector("[data-stop]").focus();
  go(at);
}

function stop() {
  if (bar.hidden) return;
  const focused = bar.contains(document.activeElement);
  speaking = null;
  clearTimeout(breath);
  voices.cancel();
  mark(null);
  show(false);
  if (focused) start.focus();
}

function finish() {
  at = 0;
  stop();
}

function show(reads) {
  bar.hidden = !reads;
  start.hidden = reads;
  start.querySelector("[data-first]").hidden = at > 0;
  start.querySelector("[data-onward]").hidden = at === 0;
}

// ---- where it is read ----

function mark(sentence) {
  document.querySelector(".aloud-here")?.classList.remove("aloud-here");
  CSS.highlights?.delete("aloud");
  if (!sentence) return;
  sentence.block.classList.add("aloud-here");
  if (sentence.range) CSS.highlights?.set("aloud", new Highlight(sentence.range));
  const box = (sentence.range ?? sentence.block).getBoundingClientRect();
  const low = document.querySelector(".bottom-bar")?.getBoundingClientRect().top ?? innerHeight;
  if (box.top >= bar.getBoundingClientRect().bottom && box.bottom <= Math.min(low, innerHeight)) return;
  const calm = matchMedia("(prefers-reduced-motion:reduce)").matches;
  scrollBy({ top: box.top - innerHeight / 3, behavior: calm ? "instant" : "smooth" });
}

// ---- how fast ----

const faster = bar.querySelector("[data-rate]");
let rate = Number(localStorage.getItem(KEPT)) % RATES.length || 0;

function told() {
  if (rate || faster.dataset.told) faster.querySelector("span").textContent = faster.dataset.rate.split("|")[rate];
  faster.dataset.told = "yes";
}

faster.addEventListener("click", () => {
  rate = (rate + 1) % RATES.length;
  localStorage.setItem(KEPT, rate);
  told();
  go(at);
});
told();

// ---- buttons; whoever does something else on the page is not read to any longer ----

start.addEventListener("click", begin);
bar.querySelector("[data-stop]").addEventListener("click", stop);
bar.querySelector("[data-back]").addEventListener("click", () => go(at - 1));
bar.querySelector("[data-forward]").addEventListener("click", () => (at + 1 < list.length ? go(at + 1) : finish()));
bar.addEventListener("keydown", (event) => event.key === "Escape" && stop());

document.addEventListener("click", ({ target }) => {
  if (!place.contains(target) && target.closest?.("a,button,summary,label,input,select,textarea")) stop();
});
document.addEventListener("input", stop);
document.addEventListener("visibilitychange", () => document.hidden && stop());
addEventListener("pagehide", stop);

// Voices may come late.
const offer = () => (place.hidden = !voice());
voices.onvoiceschanged = offer;
offer();
