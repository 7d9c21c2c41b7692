// The light page of a class: join, keep the line, keep answers until their receipt, wait, find help.
// What it keeps lies in `mine`, what the room is lies in `room`; every screen is drawn from these two. The screens
// of questions come with deferred.js, once the page is open. Messages: PROTOCOL.md.
"use strict";

// ---- words ----

let W = JSON.parse(document.getElementById("words").textContent);
const root = document.documentElement, $ = (id) => document.getElementById(id);

function esc(text) {
  return String(text).replace(/[&<>"']/g, (sign) => "&#" + sign.charCodeAt(0) + ";");
}

// {base|reading} becomes ruby; {name} becomes a fact, whose own text is never read again.
const RUBY = /\{([^{}|]+)\|([^{}]+)\}/g;

function fill(text, facts) {
  return text.replace(/\{(\w+)\}/g, (all, name) => (facts && name in facts ? facts[name] : ""));
}

// 1人 is ひとり and 2人 ふたり, as `supporter/wording/shared/counting.py` has it.
function counted(text) {
  return text.replace(/(^|[^\d.])([12])(<ruby>人<rt>)?にん/g, (all, before, n, ruby) =>
    before + (ruby ? `<ruby>${n}人<rt>` : "") + ["ひとり", "ふたり"][n - 1]);
}

function t(key, facts) {
  return counted(fill((W[key] || W.fallback).replace(RUBY, "<ruby>$1<rt>$2</rt></ruby>"), facts));
}

function say(key, facts) {
  return counted(fill((W[key] || W.fallback).replace(RUBY, "$1"), facts));
}

// In a row beside a sign, words stay one piece, readings and all.
const w = (key, facts) => `<span>${t(key, facts)}</span>`;
const sign = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true"><use href="#i-${name}"/></svg>`;

function plain(html) {
  const box = document.createElement("div");
  box.innerHTML = html;
  box.querySelectorAll("rt,rp").forEach((one) => one.remove());
  return box.textContent;
}

// ---- what this phone keeps ----

const memory = {};

function keep(key, value) {
  memory[key] = value;
  try { localStorage.setItem(key, JSON.stringify(value)); } catch (full) { /* a private window keeps it in memory */ }
}

function kept(key) {
  try { return JSON.parse(localStorage.getItem(key)) || memory[key]; } catch (shut) { return memory[key]; }
}

function draw(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (one) => one.toString(16).padStart(2, "0")).join("");
}

const path = location.pathname.split("/");
let code = (path[2] || "").replace(/\D/g, ""), card = path[3] || "";
let typed = !code;
let mine = load(), room = null, version = "", online = false, ahead = 0;
let view = "", problem = "", hello = {}, joining = null, more = null, fetching = false, screens = null;

function load() {
  const known = code && kept("class:" + code);
  return known && Array.isArray(known.seats) ? known : { seats: [], at: 0 };
}

function save() {
  keep("class:" + code, mine);
}

const seat = () => mine.seats[mine.at];
const now = () => Date.now() + ahead;

// ---- the line ----

let line = null, opened = false, bySocket = true, socketWorked = false, tries = 0, retry = 0, count = 0, heardAt = 0;
const waiting = new Map();

function connect() {
  clearTimeout(retry);
  retry = 0;
  if (!code || line) return;
  opened = false;
  line = bySocket && window.WebSocket ? socketLine() : eventLine();
}

function socketLine() {
  const socket = new WebSocket(location.protocol.replace("http", "ws") + "//" + location.host + "/live/" + code);
  const me = { send: (message) => socket.send(JSON.stringify(message)), end: () => socket.close() };
  socket.onopen = () => { socketWorked = true; if (line === me) ready(); };
  socket.onmessage = (event) => line === me && hear(JSON.parse(event.data));
  socket.onclose = () => line === me && lost();
  // A proxy that swallows the handshake says nothing at all.
  setTimeout(() => line === me && !opened && lost(), 4000);
  return me;
}

function eventLine() {
  const id = draw(16), source = new EventSource("/live/" + code + "/events?line=" + id);
  let waits = [], busy = false, pushed = false;
  // Some proxies hold events back until there are many: then the room is asked for.
  const poll = setInterval(() => pushed || (online ? ask({ do: "ping" }) : line === me && ready()), 3000);
  const me = { send: (message) => { waits.push(message); post(); }, end: () => { source.close(); clearInterval(poll); } };
  function post() {
    if (busy || !waits.length || line !== me) return;
    busy = true;
    fetch("/live/" + code + "/say", { method: "POST", body: JSON.stringify({ line: id, say: waits.splice(0, 10), v: version }) })
      .then((answer) => answer.json())
      .then((all) => { busy = false; if (line === me) all.forEach(hear); post(); })
      .catch(() => line === me && lost());
  }
  // The stream first, then hello: so the seat is known on the line that hears.
  source.onopen = () => line === me && ready();
  source.onmessage = (event) => { pushed = true; if (line === me) hear(JSON.parse(event.data)); };
  return me;
}

function ready() {
  opened = bySocket;
  ask({ do: "hello", seats: mine.seats.map((one) => one.secret) }, (reply) => {
    if (reply.no) return;
    opened = online = true;
    tries = 0;
    if (problem === "server.full") problem = "";
    hello = reply;
    ahead = reply.now - Date.now();
    const gone = mine.seats.filter((one, at) => reply.seats[at] ? settle(one, reply.seats[at]) : true);
    gone.forEach(drop);
    setTimeout(loadMore, Math.random() * 1000);
    if (joining) ask(joining.message, joining.heard);
    else if (card && !mine.seats.length) join({ claim: card });
    flush();
    callAgain();
  });
}

function lost() {
  if (line) line.end();
  line = null;
  online = false;
  waiting.clear();
  tries++;
  // Twice no handshake where none has ever been: somebody on the way does not let sockets through.
  if (!opened && !socketWorked && tries % 2 === 0) bySocket = !bySocket;
  // From half a second to eight, and never all at once.
  const wait = Math.min(500 * 2 ** tries, 8000) * (0.5 + Math.random() / 2);
  if (!retry) retry = setTimeout(connect, wait);
  show();
}

function again() {
  if (!line) connect();
  else if (opened) ask({ do: "ping" });
}

function ask(message, heard) {
  message.n = ++count;
  if (!line) return;
  waiting.set(message.n, { heard, since: Date.now() });
  try { line.send(message); } catch (shut) { lost(); }
}

function hear(message) {
  heardAt = Date.now();
  if (message.room) {
    const before = room;
    version = message.v;
    room = message.room;
    entered(before);
  } else if ("re" in message) {
    const waited = waiting.get(message.re);
    waiting.delete(message.re);
    if (waited && waited.heard) waited.heard(message);
  } else if (message.moved) {
    mine.seats.filter((one) => one.number === message.moved).forEach(drop);
  } else if (message.entered) {
    if (opened) ready();
  } else if ("help" in message) {
    const one = mine.seats.find((known) => known.number === message.number);
    if (one && one.help) one.help = message.help && Object.assign(one.help, message.help);
    save();
  } else if (message.no) {
    problem = message.no;
    if (problem === "session.unknown") { code = ""; typed = true; line.end(); line = null; }
  }
  show();
}

setInterval(() => {
  if (line && [...waiting.values()].some((one) => Date.now() - one.since > 6000)) lost();
  else if (online && !document.hidden && Date.now() - heardAt > 25000) { heardAt = Date.now(); ask({ do: "ping" }); }
  tick();
}, 1000);
addEventListener("online", again);
addEventListener("offline", () => line && lost());
addEventListener("pageshow", again);
document.addEventListener("visibilitychange", () => document.hidden || again());

// ---- seats ----

function settle(one, told) {
  for (const name of ["number", "entry", "name", "late", "own", "renewed", "missing"]) one[name] = told[name];
  one.claim = told.claim || one.claim || "";
  for (const key in told.answers) {
    const [answer, at, turn] = told.answers[key], own = one.answers[key];
    // What was chosen since waits to be sent; anything else is as the server has it.
    if (!own || own.at || own.turn <= turn) one.answers[key] = { answer, at, turn };
  }
  // What staff have taken back is no answer any more.
  for (const key in one.answers) if (one.answers[key].at && !one.answers[key].unsigned && !told.answers[key]) delete one.answers[key];
  if (one.help && told.help) Object.assign(one.help, told.help);
  save();
}

function drop(one) {
  mine.seats = mine.seats.filter((other) => other !== one);
  mine.at = 0;
  problem = "seat.moved";
  save();
}

// The secret is drawn once for each try: sent again after a lost line, it is still one seat.
function join(way) {
  const secret = draw(16);
  problem = "";
  joining = { message: Object.assign({ do: "join", secret }, way), heard };
  ask(joining.message, heard);

  function heard(reply) {
    joining = null;
    problem = reply.no || "";
    hello.taken = problem === "seat.taken" && way.claim && way;
    if (problem) return;
    const one = { secret, answers: {}, random: draw(32) };
    mine.at = mine.seats.push(one) - 1;
    settle(one, reply.seat);
    card = view = "";
    history.replaceState(null, "", "/j/" + code);
    said("w");
  }
}

// ---- answers wait here until their receipt ----

function send(one, key) {
  const own = one.answers[key], message = { do: "answer", secret: one.secret, key, answer: own.answer, turn: own.turn };
  if (own.unsigned) message.random = one.random;
  ask(message, (reply) => {
    const current = one.answers[key] || {};
    if (reply.got && current.turn <= reply.got.turn) Object.assign(current, reply.got);
    else if (reply.no && current.turn === own.turn) refused(one, key, reply.no);
    save();
  });
}

function refused(one, key, no) {
  if (/^(disk|rate|server)/.test(no)) setTimeout(flush, 4000 * (0.5 + Math.random()));
  else {
    // What the server has stands; it is asked for anew.
    delete one.answers[key];
    one.refused = { [key]: no };
    ready();
  }
}

function flush() {
  mine.seats.forEach((one) => {
    for (const key in one.answers) if (!one.answers[key].at) send(one, key);
  });
}

// ---- 「気分がつらいとき」 ----

function call() {
  const one = seat(), again = !!one.help && one.help.told;
  one.help = one.help || { since: Date.now() };
  save();
  ask({ do: "help", secret: one.secret, again }, (reply) => {
    if (reply.no) { one.help = null; problem = reply.no; }
    else if (one.help) Object.assign(one.help, reply.help, { told: true });
    save();
  });
}

function callAgain() {
  const one = seat();
  if (one && one.help && !one.help.seen && Date.now() - one.help.since < 36e5) call();
}

function helpState(one) {
  const help = one.help, late = Date.now() - help.since > 60000;
  const key = help.seen ? "h_seen" : late ? "h_honest" : help.told ? "h_told" : online ? "h_sending" : "help.nobody";
  return notice(late && !help.seen ? "check" : "heart", "", t(key));
}

// ---- what comes once the page is open ----

function loadMore() {
  const wanted = W.language + (room ? "?m=" + room.municipality : "");
  if (!screens && !$("later")) {
    const script = document.createElement("script");
    script.id = "later";
    script.src = root.dataset.later;
    script.onerror = () => script.remove();
    document.body.append(script);
  }
  if (fetching || (more && more.wanted === wanted)) return;
  fetching = true;
  fetch("/live/more/" + wanted).then((answer) => answer.json()).then((all) => {
    more = all;
    more.wanted = wanted;
    Object.assign(W, all.words);
    shown = "";
    if (room) entered();
  }).catch(() => new Promise((after) => setTimeout(after, 4000 * (0.5 + Math.random())))).then(() => { fetching = false; show(); });
}

// ---- screens ----

let shown = "", spoken = "";

// Said once to who hears the page; nothing of it is seen.
function said(key) {
  if (key !== spoken && W[key]) $("said").textContent = say(spoken = key);
}

function entered(before) {
  const asked = room.asked;
  if (!asked) spoken = "";
  else if (asked.phase === "open" && seat() && !seat().answers[asked.key] && !(before && before.asked && before.asked.key === asked.key)) said("q_new");
}

function show() {
  header();
  const screen = screenNow();
  if (screen.key !== shown) {
    const main = $("main"), at = document.activeElement, inside = main.contains(at), typing = {};
    main.querySelectorAll("#join input").forEach((one) => { typing[one.id] = one.value; });
    shown = screen.key;
    main.innerHTML = screen.html;
    if (screen.after) screen.after();
    // Who was in the middle of it stays there on the new screen, with what they have typed.
    for (const id in typing) if ($(id)) $(id).value = typing[id];
    if (inside) ($(at.id) || main).focus({ preventScroll: true });
    const title = main.querySelector("h1");
    document.title = (title ? plain(title.innerHTML) + "｜" : "") + say("top");
  }
  if (screen.change) screen.change();
  tick();
}

function put(box, html) {
  if (box && box.was !== html) box.innerHTML = box.was = html;
}

function header() {
  const back = view && (view === "hard" && mine.seats.length ? "to_class" : "back");
  const seats = mine.seats, signed = !view && seats.length;
  const tab = (one, at) => `<button class="tool" data-seat="${at}" aria-pressed="${at === mine.at}">${one.number} ${esc(Array.from(one.name || "")[0] || "")}</button>`;
  const who = () => seats.length > 1 ? seats.map(tab).join("") : `<strong>${t("card", { n: seat().number })}</strong>`;
  const left = back ? `<button class="name" data-go="">${sign("prev")}${w(back)}</button>`
    : signed ? `<span>${who()} <span class="status" role="status">${t(online ? "on" : "off")}</span></span>` : `<span class="name">${w("top")}</span>`;
  const tools = (view === "text" ? "" : `<button class="tool" data-go="text"><b aria-hidden="true">あ</b>${t("letters")}</button>`) + (signed || view === "hard" ? "" : `<button class="tool help" data-go="hard">${t("help")}</button>`);
  put($("top"), left + tools);
  put($("net"), !online && problem === "server.full" ? (seats.length ? t(problem) : "") : code && !online && (seats.length || joining) ? t("lost") : code && !online && tries > 1 ? t("off") : "");
  const own = signed && room && room.asked && room.asked.phase === "open" && seat().answers[room.asked.key];
  const kept = own && own.at ? `<p class="kept">${sign("check")}${w("got")}<span>${esc(own.at)}</span></p>` : "";
  $("bar").hidden = !signed;
  put($("bar"), `${kept}<button class="btn hard" data-go="hard">${w("h")}</button>`);
}

const notice = (kind, icon, head, ...lines) => `<section class="notice ${kind}" role="status"><p class="h3">${icon ? sign(icon) : ""}<span>${head}</span></p>${lines.map((one) => one && `<p>${one}</p>`).join("")}</section>`;
const loading = () => ({ key: "load", html: `<p>${t("h_loading")}</p>` });
const row = (does, words) => `<button type="button" class="btn quiet" ${does}><span>${words}</span>${sign("next")}</button>`;
const head = () => `<div class="stack tight" lang="ja"><p class="small">${esc(room.town)}</p><h1>${room.title}</h1></div>`;

// Below the form, so that nothing typed is lost: it is on its way, or why it was not taken.
function trouble() {
  put($("fix"), joining ? notice("", "", t("sending")) : problem ? `<p class="fix" role="alert">${t(problem)}</p>` + (hello.taken ? `<button class="btn" data-here>${w("j_move")}</button>` : "") : "");
}

function screenNow() {
  const state = room && room.show, waits = state === "wait" || state === "soon";
  if (view === "hard") return hardScreen();
  if (/text|name|voices/.test(view) || (state && !waits && !view && mine.seats.length)) {
    if (more && screens) return screens(view || state);
    loadMore();
    return loading();
  }
  if (!mine.seats.length || view) return joinScreen(state);
  return state ? waitScreen(state) : loading();
}

function waitScreen(state) {
  return {
    key: "wait" + seat().number + state + !!more + mine.seats.length,
    html: `<h1>${t("w")}</h1><p lang="ja">${room.title}</p><p>${t(state === "soon" ? "session.not_open" : "w_p")}</p>${way()}${more ? two() : ""}`,
  };
}

function way() {
  const one = seat();
  return `<div class="stack tight"><p class="h3">${t("w_seat", { seat: one.number + "\u2011" + esc(one.entry) })}</p><p class="small">${t("w_seat_p")}</p></div>`;
}

const two = () => `<section class="stack tight"><h2 class="h3">${t("j_two")}</h2>${row('data-go="two"', t("j_add"))}</section>`;

function joinScreen(state) {
  const school = room && room.school, known = code && room, off = { soon: "session.not_open", end: "session.ended" }[known && state];
  const key = ["join", view, off, hello.me, school, !!known, typed].join();
  const claim = state === "end" ? `<a class="btn" href="/claim#${card && "-" + esc(card)}">${w("end_claim")}</a>` : "";
  if (off) return { key, html: head() + `<p>${t(off)}</p>` + claim };
  const six = `<fieldset class="field"><legend>${t("j_code")}</legend><div class="six"><input name="c1" id="c1" aria-label="${esc(say("j_1"))}" inputmode="numeric" autocomplete="off" maxlength="9"><input name="c2" id="c2" aria-label="${esc(say("j_2"))}" inputmode="numeric" autocomplete="off" maxlength="3"></div></fieldset>`;
  // Who has signed in to take part finds that first.
  const me = hello.me && !school ? `<button type="button" class="btn main" data-me>${w("j_me", { name: esc(hello.me) })}</button>` : "";
  const mine = hello.me ? "" : `<a class="btn quiet" href="/in?m=${esc(room ? room.municipality : "")}&then=/j/${code}"><span>${t("j_slip")}</span>${sign("next")}</a>`;
  return {
    key,
    html: `${known ? head() + me : `<h1>${t("j")}</h1>`}
<form id="join">${known || !typed ? "" : six}<div class="field no"><label for="no">${t(school ? "j_pupil" : "j_no")}</label><input name="no" id="no" inputmode="numeric" autocomplete="off" maxlength="12"><p class="hint">${t("j_again")}</p></div><div id="fix" class="stack"></div><button class="btn${me ? "" : " main"}">${w("j_go")}</button></form>
${known ? `<section class="stack"><h2 class="h3">${t("j_none")}</h2>${school ? row("data-join", t("j_go")) : row('data-go="name"', t("j_name")) + mine}</section>` : ""}<p>${t("j_paper")}</p>`,
    change: trouble,
    after() {
      const one = $("c1"), other = $("c2");
      if (one) one.oninput = () => {
        const typed = digits(one.value);
        if (typed.length > 3) { one.value = typed.slice(0, 3); other.value = typed.slice(3, 6); }
        if (typed.length > 2) other.focus();
      };
    },
  };
}

function hardScreen() {
  const one = seat(), watcher = one && room && room.show !== "end" && room.watcher;
  loadMore();
  return {
    key: "hard" + !!watcher + !!more + (one ? one.number + !!one.help : ""),
    html: `<h1>${t("h_h")}</h1>${one ? `<section class="stack tight"><button class="btn" data-go="">${sign("rest")}${w("h_rest")}</button><p>${t("h_rest_p")}</p></section>` : ""}
${watcher ? `<section class="stack tight">${one.help ? `<div id="help"></div><button class="btn hard" data-unhelp>${w("h_undo")}</button>` : `<button class="btn hard main" data-help>${sign("hand")}${w("h_call")}</button><p>${t("h_call_p", { name: esc(room.watcher) })}</p>`}</section>` : ""}
<section class="stack"><h2>${t("help")}</h2><div class="notice urgent"><p>${t("h_danger")}</p><div class="tels"><a href="tel:119"><b>119</b>${t("h_119")}</a><a href="tel:110"><b>110</b>${t("h_110")}</a></div></div>${more ? more.contacts : `<p>${t("h_loading")}</p>`}</section>`,
  };
}

function tick() {
  document.querySelectorAll("[data-until]").forEach((box) => {
    const end = room && room[box.dataset.until], left = Math.max(0, Math.round((end - now()) / 1000));
    put(box, !end ? "" : left || !box.dataset.over ? `${t("left")} ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : t(box.dataset.over));
  });
  const one = seat();
  if (one && one.help) put($("help"), helpState(one));
}

// ---- what fingers do ----

function digits(text) {
  return text.replace(/[０-９]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 65248)).replace(/\D/g, "");
}

function go(name) {
  view = name;
  problem = "";
  hello.taken = null;
  show();
  scrollTo(0, 0);
  $("main").focus();
}

document.addEventListener("click", (event) => {
  const at = event.target.closest("button[data-go],[data-seat],[data-help],[data-unhelp],[data-me],[data-join],[data-here]");
  if (!at) return;
  const does = at.dataset, one = seat();
  if ("go" in does) go(does.go);
  else if ("seat" in does) { mine.at = +does.seat; save(); }
  else if ("help" in does) call();
  else if ("unhelp" in does) { ask({ do: "unhelp", secret: one.secret }); one.help = null; save(); }
  else join("me" in does ? { me: true } : "here" in does ? Object.assign({ move: true }, hello.taken) : {});
  show();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  if (form.id !== "join") return;
  const number = form.no.value.trim();
  if (!code) {
    code = digits(form.c1.value + form.c2.value).slice(0, 6);
    mine = load();
    problem = code.length < 6 ? "session.unknown" : "";
    if (problem) code = "";
  }
  if (code && number) join({ number });
  connect();
  show();
});

show();
connect();
