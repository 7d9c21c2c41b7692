// The day's forms without a new page: what was pressed is sent at once and in order, again where the line was
// lost, and of the answer only what has changed is put in its place.

const AGAIN = 2000; // ms until it is sent again
const TREMBLE = 1500; // ms in which a row that has just changed takes no other tap
const COUNTED = 500; // ms without another + or − after which hands are kept

let queue = Promise.resolve();
let waiting = 0;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function fieldsOf(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name) fields.append(submitter.name, submitter.value);
  return fields;
}

const TAKEN = [200, 422, 429]; // done, or said in the page why not

// Sends until it arrives; the page that answers, or null where it leads elsewhere or nothing goes on here.
async function post(address, fields) {
  const net = document.getElementById("net");
  for (;;) {
    try {
      const answer = await fetch(address, { method: "POST", body: fields });
      if (net?.textContent) net.textContent = "";
      if (answer.redirected && new URL(answer.url).pathname !== new URL(address).pathname) {
        location.assign(answer.url);
        return null;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (TAKEN.includes(answer.status)) return page;
      document.body.replaceWith(document.adoptNode(page.body));
      return null;
    } catch {
      if (net) net.textContent = net.dataset.lost;
      await pause(AGAIN);
    }
  }
}

// Everything sent from this page goes one after the other, as it was pressed.
function send(address, fields) {
  waiting += 1;
  queue = queue.then(() => post(address, fields)).finally(() => (waiting -= 1));
  return queue;
}

addEventListener("beforeunload", (event) => waiting && event.preventDefault());

// ---- what has changed ----

function swap(page, only) {
  for (const fresh of page.querySelectorAll("[data-swap][id]")) {
    const old = document.getElementById(fresh.id);
    if (!old || (only && !only.includes(fresh.id))) continue;
    if ("rows" in fresh.dataset) swapRows(old, fresh);
    else if (!old.isEqualNode(fresh)) old.replaceWith(document.adoptNode(fresh));
  }
  document.dispatchEvent(new Event("swapped"));
}

function swapRows(old, fresh) {
  const before = new Map([...old.children].map((row) => [row.id, row]));
  const rows = [...fresh.children].map((row) => {
    const kept = before.get(row.id);
    if (kept?.dataset.was === row.outerHTML) return kept;
    const taken = document.adoptNode(row);
    taken.dataset.was = row.outerHTML;
    if (kept) taken.dataset.at = performance.now();
    return taken;
  });
  const held = document.activeElement?.closest("li")?.id;
  old.textContent = "";
  old.append(...rows);
  if (held) document.getElementById(held)?.querySelector("button")?.focus();
}

globalThis.day = { send, swap }; // for the scripts of single pages

for (const row of document.querySelectorAll("[data-rows] > li")) row.dataset.was = row.outerHTML;

// ---- forms ----

const trembles = (row) => row && (row.dataset.busy || performance.now() - (row.dataset.at ?? -TREMBLE) < TREMBLE);

async function sent(form, submitter) {
  const row = submitter?.closest("li");
  if (trembles(row)) return;
  const typed = document.activeElement?.matches("input");
  if (row) row.dataset.busy = "yes";
  submitter?.classList.add("is-sending");
  const page = await send(form.action, fieldsOf(form, submitter));
  submitter?.classList.remove("is-sending");
  if (row) delete row.dataset.busy;
  if (!page) return;
  const told = page.getElementById("told");
  swap(page);
  if (told?.getAttribute("role") === "alert") return;
  for (const field of form.querySelectorAll("[data-clears]")) field.value = "";
  document.dispatchEvent(new Event("swapped"));
  if (typed) document.querySelector("[data-home]")?.focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !("day" in form.dataset)) return;
  event.preventDefault();
  sent(form, globalThis.submitterOf(event));
});

// ---- hands ----

let counting;

function count(form) {
  clearTimeout(counting);
  counting = setTimeout(() => form.querySelector("[value=save]").click(), COUNTED);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-step]");
  if (!button) return;
  event.preventDefault();
  const field = button.parentElement.querySelector("input");
  field.value = Math.max(0, (parseInt(field.value, 10) || 0) + Number(button.dataset.step));
  count(button.form);
});

document.addEventListener("change", (event) => event.target.closest(".count-in") && count(event.target.form));
