// What comes once the page is open: listening, questions and results, two by two, questions from the hall, the
// break, the end, a name, and how somebody likes to read. It shares its names with phone.js.
"use strict";

screens = (name) => ({
  listen: listenScreen, ask: askScreen, talk: talkScreen, break: breakScreen, end: endScreen, text: textScreen, name: nameScreen, voices: voicesScreen,
}[name] || loading)();

const chapter = () => t("chapter", { number: room.page.number, title: room.page.chapter });

// A place that is filled now and then, and takes no room while it is empty.
function fillIn(id, html) {
  const box = $(id);
  if (!box) return;
  put(box, html);
  box.hidden = !html;
}

// ---- listening ----

// What is written here is forgotten with the page; a couple shares one phone.
const notes = {};

function listenScreen() {
  const one = seat(), page = room.page, ref = page.ref;
  const works = room.works.map((work) => `<div class="field" lang="ja"><label for="w-${esc(work.ref)}">${work.title}</label><div class="hint">${work.html}</div><textarea id="w-${esc(work.ref)}" autocomplete="off" data-work></textarea></div>`).join("");
  return {
    key: "listen" + ref + one.number,
    html: `<div class="stack tight"><p class="small">${chapter()}</p><h1 lang="ja">${page.title}</h1></div>
<div id="now" class="stack"></div>${one.late ? `<p>${t("w_late", { chapter: chapter() })}</p>` : ""}<p>${t("l")}</p><p>${t("l_p")}</p>
<details id="read"><summary>${w("l_read")}</summary><div class="text" lang="ja">${room.slide}</div></details>
${works ? `<details><summary>${w("l_work")}</summary><div>${works}<p class="hint">${t("l_work_p")}</p></div></details>` : ""}
<div id="asks"></div><button class="btn" data-go="text">${w("l_ruby")}</button>${way()}`,
    change() {
      fillIn("now", room.voice ? `<section class="card" role="status"><p class="small">${t("v_now")}</p><p class="h3" lang="ja">${esc(room.voice)}</p></section>` : "");
      fillIn("asks", toAsk());
    },
    after() {
      const read = $("read");
      const fetched = () => { if (read.open) words(ref, read.lastElementChild); };
      read.open = !!kept("read");
      read.ontoggle = () => { keep("read", read.open); fetched(); };
      fetched();
      document.querySelectorAll("[data-work]").forEach((area) => {
        const id = one.number + area.id;
        area.value = notes[id] || "";
        area.oninput = () => { notes[id] = area.value; };
      });
    },
  };
}

// The text of the page is fetched by who wants to read along.
function words(ref, box) {
  if (box.loaded) return;
  box.loaded = true;
  fetch("/live/" + code + "/text/" + ref).then((answer) => answer.json()).then((text) => {
    box.innerHTML = W.language === "easy" && text.easy ? text.easy : room.slide + text.html;
  }).catch(() => { box.loaded = false; });
}

// ---- questions ----

const TOUCHED = { single: "radio", truefalse: "radio", multiple: "checkbox" };

function choose(answer) {
  const one = seat(), asked = room.asked, own = one.answers[asked.key];
  if (own && String(own.answer) === String(answer)) return;
  one.answers[asked.key] = { answer, at: "", turn: (own ? own.turn : 0) + 1, unsigned: asked.unsigned };
  one.refused = null;
  save();
  send(one, asked.key);
}

// The words of a question in the reader's voice, where somebody wrote them.
function inVoice(asked) {
  const told = asked[W.language];
  return told ? { ...asked, ...told, choices: asked.choices.map((one, at) => ({ ...one, html: told.choices[at] })) } : asked;
}

function askScreen() {
  const asked = inVoice(room.asked), one = seat(), open = asked.phase === "open", touched = TOUCHED[asked.kind];
  const question = `<p class="small">${asked.number ? chapter() + "　" + t("q_no", { n: asked.number }) : ""}</p><h1 class="q" lang="ja">${asked.html}</h1>`;
  const hint = t({ single: "q_one", truefalse: "q_one", multiple: "q_all", order: "q_order", match: "q_match", short: asked.cloud ? "q_cloud" : "q_short" }[asked.kind]);
  return {
    key: "ask" + asked.key + asked.phase + one.number,
    html: (open ? `<form id="ask"><fieldset class="stack"><legend>${question}</legend><p class="hint">${hint}${asked.unsigned ? " " + t("q_unsigned") : ""}</p>${controls(asked)}${touched ? "" : `<button class="btn main">${w("send")}</button>`}</fieldset></form>`
      : `<div class="stack tight">${question}</div>`) + `<div id="note" class="stack"></div>`,
    after() {
      if (open) begin(asked, one.answers[asked.key]);
      // Where the receipt lies below the edge, the bar says it.
      $("bar").className = "bar";
      new IntersectionObserver(([note]) => $("bar").classList.toggle("seen", note.isIntersecting), { rootMargin: "0px 0px -120px" }).observe($("note"));
    },
    change() {
      const own = one.answers[asked.key];
      if (open && touched) mark(own ? own.answer : []);
      put($("note"), open ? receipt(asked, own, one) : outcome(asked, own));
      document.querySelectorAll("[data-w]").forEach((bar) => bar.style.setProperty("--w", bar.dataset.w + "%"));
    },
  };
}

const label = (choice) => choice.html ? `<span lang="ja">${choice.html}</span>` : t(choice.value);

function controls(asked) {
  const all = asked.choices, type = TOUCHED[asked.kind];
  if (type) return `<div class="choices">${all.map((one) => `<label class="choice"><input type="${type}" name="a" value="${one.value}"><span class="letter" aria-hidden="true">${one.letter}</span><span><span class="vh">${one.letter}　</span>${label(one)}</span></label>`).join("")}</div>`;
  if (asked.kind === "short") return `<div class="field"><input name="a" maxlength="${asked.cloud ? 30 : 200}" autocomplete="off" aria-label="${esc(plain(asked.html))}"></div>`;
  if (asked.kind === "match") return asked.left.map((left, at) => `<div class="field"><label for="m${at}" lang="ja">${left}</label><select id="m${at}" name="a"><option value="">${esc(say("pick"))}</option>${all.map((one) => `<option value="${one.value}">${one.letter}　${esc(plain(one.html))}</option>`).join("")}</select></div>`).join("");
  const move = (by, words, html) => `<button type="button" class="tool" data-shift="${by}" aria-label="${esc(say(words) + " " + plain(html))}">${by < 0 ? "▲" : "▼"}</button>`;
  return `<ol class="choices" id="order">${all.map((one) => `<li class="choice" data-value="${one.value}"><span class="letter" aria-hidden="true">${one.letter}</span><span class="grow" lang="ja">${one.html}</span><span class="move">${move(-1, "up", one.html)}${move(1, "down", one.html)}</span></li>`).join("")}</ol>`;
}

// Before anything is touched: an earlier answer stands in its place.
function begin(asked, own) {
  const form = $("ask"), fields = form.querySelectorAll("[name=a]");
  if (!own || TOUCHED[asked.kind]) return;
  if (asked.kind === "order") own.answer.forEach((value) => $("order").append($("order").querySelector(`[data-value="${value}"]`)));
  else own.answer.forEach((value, at) => { fields[at].value = value; });
}

function mark(answer) {
  document.querySelectorAll("#ask .choice").forEach((box) => {
    const input = box.firstElementChild;
    input.checked = answer.includes(input.value);
    box.classList.toggle("mine", input.checked);
  });
}

function told(asked, answer) {
  if (asked.kind === "short") return esc(answer[0]);
  const by = (value) => asked.choices.find((one) => one.value === value) || { letter: "", html: "" };
  const letters = answer.map((value) => by(value).letter).join(" ");
  return asked.phase !== "open" && answer.length === 1 ? letters + " " + label(by(answer[0])) : letters;
}

function receipt(asked, own, one) {
  const no = one.refused && one.refused[asked.key];
  if (!own) return no ? notice("check", "", t(no)) : "";
  if (own.at) return notice("ok", "check", t("got"), `${esc(own.at)}　${t("yours", { answer: told(asked, own.answer) })}`, asked.kind === "short" ? t("checked") : "", t("until"));
  return online ? notice("", "", t("sending")) : notice("check", "clock", t("not_yet"), t("not_yet_1"), t("not_yet_2"));
}

function outcome(asked, own) {
  const seen = room.result, answered = own && own.at;
  return notice("", "", t("closed"), answered ? t("yours", { answer: told(asked, own.answer) }) : t("closed_none"), seen ? "" : t("closed_see")) + (seen ? result(asked, seen) : "");
}

function result(asked, seen) {
  const most = Math.max(1, ...seen.counts), by = {};
  asked.choices.forEach((one) => { by[one.value] = one; });
  const bar = (value, at) => {
    const one = by[value] || { letter: "", value };
    return `<li><span class="key" aria-hidden="true">${one.letter}</span><span><span class="vh">${one.letter}　</span>${label(one)}</span><span class="b b${at % 5}" data-w="${(seen.counts[at] / most) * 100}" aria-hidden="true"${seen.counts[at] ? "" : " hidden"}></span><span class="n">${t("n_people", { n: seen.counts[at] })}</span>${seen.earlier.length ? `<span class="small">${t("earlier", { n: seen.earlier[at] })}</span>` : ""}</li>`;
  };
  const text = ([words, n]) => `<li>${esc(words)}${n > 1 ? " " + t("n_people", { n }) : ""}</li>`;
  const list = seen.hidden ? `<p>${t("few")}</p>` : seen.counts.length ? `<ul class="bars">${seen.values.map(bar).join("")}</ul>` : `<ul>${seen.texts.map(text).join("")}</ul>`;
  const hoped = seen.hoped.map((value) => (by[value] || { letter: "" }).letter).join(" ").trim();
  return `<section class="card"><h2 class="h3">${t("all")}</h2>${list}<p class="small">${t("answered", { a: seen.answered, of: seen.present })}${seen.paper ? t("paper", { n: seen.paper }) : ""}${seen.hands ? " " + t("hands", { n: seen.hands }) : ""}</p></section>` +
    (hoped || seen.why ? notice("ok", "", hoped ? t("hoped") + "：" + hoped : "", seen.why && `<span lang="ja">${seen[W.language] || seen.why}</span>`) : "");
}

// ---- together, a break, the end ----

const together = (talk) => t({ 0: "group", 2: "pair", 3: "trio" }[talk.people] || "people", { n: talk.people });

function talkScreen() {
  const talk = room.talk, me = kept("talk:" + code), running = talk.turn > 0 && talk.turn <= talk.turns;
  if (talk.turns && !talk.cast.length) return phaseScreen(talk, running);
  if (talk.turns) return turnScreen(talk, me > talk.turns ? 0 : me, running);
  return {
    key: "talk" + room.page.ref + seat().number,
    html: `<div class="stack tight"><p class="small">${chapter()}</p><h1>${talk.title || together(talk)}</h1></div><div class="text" lang="ja">${talk.html}</div>${talk.roles.length ? `<p>${t("roles", { roles: talk.roles.map(esc).join("・") })}</p>` : ""}<p class="big" role="timer" data-until="timer"></p><p class="small">${t("unheard")}</p>`,
  };
}

// One part after the other, each with its own time; the lecturer says when the next one begins.
function phaseScreen(talk, running) {
  const over = talk.turn > talk.turns;
  return {
    key: "phase" + room.page.ref + talk.turn + seat().number,
    html: `<div class="stack tight"><p class="small">${running ? t("phase", { turn: talk.turn, turns: talk.turns }) : chapter()}</p><h1>${talk.title || together(talk)}</h1></div>${over ? `<p>${t("turn_done")}</p>` : `<p class="big" role="timer" data-until="timer" data-over="phase_over"></p>`}<div class="text${running ? " h3" : ""}" lang="ja">${talk.html}</div><p class="small">${t("unheard")}</p>`,
  };
}

// Who is A, B or C is agreed in the room; this phone alone keeps it, and says whose turn it is to do what.
function turnScreen(talk, me, running) {
  const over = talk.turn > talk.turns, people = talk.cast.map((role, at) => `<button type="button" class="tool" data-person="${at + 1}" aria-pressed="${at + 1 === me}">${t("turn_person", { letter: "ABCDEF"[at] })}</button>`).join("");
  const part = (at) => `<p class="h3" lang="ja">${esc(talk.cast[at])}</p>${talk.parts[at] ? `<p>${t("r_" + talk.parts[at])}</p>` : ""}`;
  const mine = me ? `<section class="notice ok" role="status"><p class="small">${t(running ? "turn_you" : "turn_first")}</p>${part(me - 1)}</section>` : `<section class="stack">${talk.cast.map((role, at) => `<div class="card"><p class="small">${t("turn_person", { letter: "ABCDEF"[at] })}</p>${part(at)}</div>`).join("")}</section>`;
  return {
    key: "turn" + room.page.ref + talk.turn + me + seat().number,
    html: `<div class="stack tight"><p class="small">${running ? t("turn", { turn: talk.turn, turns: talk.turns }) : chapter()}</p><h1>${talk.title || together(talk)}</h1></div>${over ? `<p>${t("turn_done")}</p>` : `${running ? `<p class="big" role="timer" data-until="timer" data-over="turn_over"></p>` : ""}${mine}<div class="stack tight"><p>${t("turn_who", { letters: [..."ABCDEF"].slice(0, talk.turns).join(W.language === "en" ? ", " : "・") })}</p><p class="six">${people}</p></div>`}<div class="text" lang="ja">${talk.html}</div><p class="small">${t("unheard")}</p>`,
  };
}

// ---- questions from the hall ----

const toAsk = () => room.voices ? row('data-go="voices"', t("v")) : "";
// What is being written stays while one looks elsewhere; what is on its way has an id, and is one however often sent.
let heard = [], draft = "", leaving = null, fix = "";

function voicesScreen() {
  const asked = room.asked;
  return {
    key: "voices" + seat().number + room.voices,
    html: `<div id="new" class="stack"></div><h1>${t("v")}</h1>${room.voices ? `<form id="voice"><div class="field"><label for="words-in">${t("v_text")}</label><p class="hint">${t("v_p")}</p><textarea id="words-in" maxlength="140" autocomplete="off"></textarea></div><div id="vfix" class="stack"></div><button class="btn main">${w("send")}</button></form>` : `<p>${t("voice.closed")}</p>`}<section class="stack"><h2 class="h3">${t("v_all")}</h2><ul class="choices" id="heard"></ul></section>`,
    after() {
      const area = $("words-in");
      if (area) {
        area.value = draft;
        area.oninput = () => { draft = area.value; };
      }
      askVoices();
    },
    change() {
      const at = document.activeElement, id = at && at.dataset.vote;
      fillIn("new", asked && asked.phase === "open" ? row('data-go=""', t("q_new")) : "");
      fillIn("vfix", leaving ? notice("", "", t("sending")) : fix === "got" ? notice("ok", "check", t("v_got")) : fix ? `<p class="fix" role="alert">${t(fix)}</p>` : "");
      fillIn("heard", heard.map(voice).join("") || `<li>${t("v_none")}</li>`);
      // Who has just voted may see the question answered, and its button gone.
      if (id && document.activeElement !== at) (document.querySelector(`[data-vote="${id}"]`) || $("main")).focus({ preventScroll: true });
    },
  };
}

function voice(one) {
  const state = one.state === "answered" ? `<p class="kept">${sign("check")}${w("v_answered")}</p>` : one.mine && one.state !== "shown" ? `<p class="small">${t("v_" + one.state)}</p>` : "";
  const up = one.state !== "shown" || !room.voices ? "" : one.mine ? `<p class="small">${t("v_mine")}</p>` : `<button type="button" class="tool" data-vote="${esc(one.id)}" aria-pressed="${one.voted}">${w("v_up")}</button>`;
  return `<li class="card"><p lang="ja">${esc(one.text)}</p>${state}<div class="six">${up}${one.votes ? `<b>${t("n_people", { n: one.votes })}</b>` : ""}</div></li>`;
}

function tellVoices(message) {
  ask(Object.assign({ secret: seat().secret }, message), (reply) => {
    if (reply.voices) heard = reply.voices;
    if (message.do === "voice" && !/^(disk|rate|server)/.test(reply.no || "")) {
      if (!reply.no) draft = "";
      if (!reply.no && $("words-in")) $("words-in").value = "";
      fix = reply.no || "got";
      leaving = null;
    } else if (reply.no) fix = reply.no;
  });
}

function askVoices() {
  if (online && seat()) tellVoices(leaving || { do: "voices" });
}

// What waits to be sent is sent again from whatever screen; the list is asked for while it is looked at.
setInterval(() => { if (leaving || (view === "voices" && !document.hidden)) askVoices(); }, 5000);

function breakScreen() {
  const time = new Date(room.until + 9 * 36e5).toISOString().slice(11, 16);
  return { key: "break" + room.until, html: `<h1>${t("break")}</h1><p>${t("break_p", { time })}</p><p class="big" role="timer" data-until="until"></p>${toAsk()}` };
}

const grouped = (claim) => esc(claim.slice(0, 5) + "-" + claim.slice(5));

// Who has no card finds the number again on the page of texts, whenever they look for it.
function claimCode(one) {
  if (!one.claim || one.own || room.rehearsal) return "";
  return `<section class="stack tight"><p class="h3">${mine.seats.length > 1 ? t("card", { n: one.number }) + "　" : ""}${t("end_code")}</p><p class="big">${grouped(one.claim)}</p><p class="small">${t("end_code_p")}${one.renewed ? t("end_code_new") : ""}</p></section>`;
}

function endScreen() {
  if (room.rehearsal) return { key: "end", html: `<h1>${t("end")}</h1><p>${t("end_rehearsal")}</p>` };
  const many = mine.seats.length > 1;
  const claims = mine.seats.map((one) => {
    const whose = many ? t("card", { n: one.number }) + "　" : "";
    const code = one.claim ? `<p class="big">${grouped(one.claim)}</p><p>${t("end_code_p")}${one.renewed ? t("end_code_new") : ""}</p>` : `<p>${t("end_card")}</p>`;
    const more = one.missing ? `<p>${t("end_more", { n: one.missing })}</p>` : "";
    // Who has an account gets everything there, and keeps no code.
    if (one.own) return `<div class="card">${many ? `<p class="h3">${whose}</p>` : ""}<p>${t("end_own")}</p>${more}<a class="btn" href="/m/${esc(room.municipality)}/my">${w("end_my")}</a></div>`;
    return `<div class="card"><p class="h3">${whose}${t("end_code")}</p>${code}${more}<a class="btn" href="/claim#${one.number}${one.claim && "-" + esc(one.claim)}">${w("end_claim")}</a></div>`;
  });
  return { key: "end" + mine.seats.map((one) => [one.number, one.own, one.missing]), html: `<h1>${t("end")}</h1>${claims.join("")}<a class="btn" href="/m/${esc(room.municipality)}/c/${esc(room.course)}">${w("end_read")}</a>` };
}

// ---- a name, and how to read ----

function nameScreen() {
  return {
    key: "name",
    html: more.name + `<div id="fix"></div>`,
    change: trouble,
    after() {
      const box = $("yes") && $("yes").content.querySelector("#town");
      const towns = hello.towns || [];
      if (box) towns.forEach(([value, name]) => box.lastElementChild.before(new Option(name, value, towns.length < 2)));
    },
  };
}

// The fields follow what was chosen; what has been written stays.
function choice(value) {
  document.querySelectorAll("#named .choice").forEach((box) => box.classList.toggle("mine", box.firstElementChild.value === value));
  const was = $("name") ? $("name").value : "";
  $("fields").innerHTML = $(value).innerHTML;
  $("name").value = was;
}

const reading = () => ({ size: root.dataset.size || "m", ruby: root.dataset.ruby || "off", theme: root.dataset.theme || "auto", language: W.language });

function textScreen() {
  const now = reading();
  return {
    key: "text" + JSON.stringify(now) + mine.seats.length + more.wanted,
    html: more.text + (mine.seats.length ? `${mine.seats.map(claimCode).join("")}${way()}${two()}<section class="stack tight"><button class="btn" data-leave>${w("t_leave")}</button><p class="small">${t("t_leave_p")}</p></section>` : ""),
    after() {
      for (const name in now) {
        const box = document.querySelector(`#text [name=${name}][value=${now[name]}]`);
        box.checked = true;
        box.parentNode.classList.add("mine");
      }
    },
  };
}

function read(name, value) {
  if (name === "language") return speak(value);
  if (value === { size: "m", ruby: "off", theme: "auto" }[name]) delete root.dataset[name];
  else root.dataset[name] = value;
  remember();
}

function speak(language) {
  fetch("/live/words/" + language).then((answer) => answer.json()).then((all) => {
    W = all;
    root.lang = language === "en" ? "en" : "ja";
    if (language === "ja") delete root.dataset.language;
    else root.dataset.language = language;
    remember();
    loadMore();
  }).catch(() => 0);
}

// Kept in the house's own cookie, for all its pages.
function remember() {
  fetch("/letters", { method: "POST", body: new URLSearchParams(reading()), redirect: "manual" }).catch(() => 0);
}

// ---- what fingers do ----

document.addEventListener("change", (event) => {
  const input = event.target, form = input.form;
  if (!form) return;
  if (form.id === "text") read(input.name, input.value);
  else if (form.id === "named" && input.name === "want") choice(input.value);
  else if (form.id === "ask" && /radio|checkbox/.test(input.type)) {
    const chosen = [...form.querySelectorAll("input:checked")].map((one) => one.value);
    if (chosen.length) choose(chosen);
  }
  show();
});

document.addEventListener("submit", (event) => {
  const form = event.target, value = (name) => (form[name] ? form[name].value : "");
  if (form.id === "named") {
    const yes = value("want") === "yes";
    join(Object.assign({ name: form.name.value, certificate: yes }, yes ? { kana: value("kana"), age: value("age"), town: value("town") } : {}));
  } else if (form.id === "ask") {
    const all = room.asked.kind === "order" ? [...$("order").children].map((one) => one.dataset.value) : [...form.querySelectorAll("[name=a]")].map((one) => one.value.trim());
    if (all.every(Boolean)) choose(all);
  } else if (form.id === "voice" && !leaving) {
    leaving = { do: "voice", secret: seat().secret, id: draw(16), text: draft };
    askVoices();
  }
  show();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-shift],[data-leave],[data-person],[data-vote]");
  if (!button) return;
  if ("person" in button.dataset) {
    keep("talk:" + code, +button.dataset.person);
    show();
  } else if ("vote" in button.dataset) {
    tellVoices({ do: "vote", id: button.dataset.vote, on: button.getAttribute("aria-pressed") !== "true" });
  } else if ("leave" in button.dataset) {
    const one = seat();
    ask({ do: "leave", secret: one.secret });
    drop(one);
    problem = "";
    go("");
  } else {
    const item = button.closest("li"), up = button.dataset.shift < 0, other = up ? item.previousElementSibling : item.nextElementSibling;
    if (other) item.parentNode.insertBefore(up ? item : other, up ? other : item);
    button.focus();
  }
});

// Where the browser shows the focus, it is shown around the whole choice.
document.addEventListener("focusin", (event) => {
  document.querySelectorAll(".choice.at").forEach((one) => one.classList.remove("at"));
  const box = event.target.matches(".choice input") && event.target.closest(".choice");
  let seen = true;
  try { seen = event.target.matches(":focus-visible"); } catch (old) { /* shown always */ }
  if (box && seen) box.classList.add("at");
});

show();
