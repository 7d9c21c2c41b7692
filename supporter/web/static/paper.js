// Paper as fast as keys go: number, Enter, letter, Enter. What was typed goes into a line of its own with its
// receipt, and the next number can be typed while it is on its way.

const { send, swap } = globalThis.day; // day.js comes first
const form = document.querySelector("[data-paper]");
const entries = document.getElementById("entries");
const MOST = 40; // lines that stay to be looked at

const number = form?.querySelector("[data-number]");
const kept = document.getElementById("kept");
const answers = form ? [...form.querySelectorAll("[data-answer]")] : [];
const typed = () => answers.map((field) => field.value.trim()).filter(Boolean);

// What is kept of a number already, told beside the fields before anything else is typed.
async function look() {
  const asked = number.value;
  const page = await send(form.action, new URLSearchParams(new FormData(form)));
  if (!page || number.value !== asked) return;
  const told = page.getElementById("kept").textContent;
  kept.textContent = told || (page.querySelector("#entry span")?.textContent ?? "");
  for (const field of answers) {
    const known = page.getElementById(field.id)?.value;
    if (known && !field.value) {
      field.value = known;
      if (field === document.activeElement) field.select();
    }
  }
}

function line(text) {
  const entry = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = text;
  entry.append(words);
  entries.prepend(entry);
  while (entries.children.length > MOST) entries.lastElementChild.remove();
  return entry;
}

function put(entry, page) {
  const told = page.getElementById("entry");
  if (!told) return;
  entry.className = told.className;
  entry.textContent = "";
  entry.append(...told.childNodes);
}

async function enter(fields, entry) {
  const page = await send(form.action, fields);
  if (!page) return;
  put(entry, page);
  if (entry.classList.contains("fix")) again(entry, fields);
  swap(page);
}

// What could not be taken is put back into the fields by a press, so that nothing is typed twice.
function again(entry, fields) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn slight";
  button.textContent = "直す";
  button.onclick = () => {
    for (const field of [number, ...answers]) field.value = fields.get(field.name) ?? "";
    entry.remove();
    (answers.find((field) => field.value) ?? number).select();
  };
  entry.append(button);
}

function submitted(event) {
  event.preventDefault();
  const given = typed();
  const last = answers[answers.length - 1];
  const at = document.activeElement;
  if (!number.value.trim()) return number.focus();
  if (at === number && !given.length) {
    answers[0].focus();
    return void look();
  }
  // On a whole sheet Enter goes on to the next question; the last one sends.
  if (answers.includes(at) && at !== last) return answers[answers.indexOf(at) + 1].focus();
  if (!given.length) return answers[0].focus();
  const fields = new URLSearchParams(new FormData(form));
  const entry = line(`${number.value}番　${given.join("　")}　送っています`);
  for (const field of [number, ...answers]) field.value = "";
  kept.textContent = "";
  number.focus();
  enter(fields, entry);
}

form?.addEventListener("submit", submitted);
entries?.addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(event.target));
  enter(fields, event.target.closest("li"));
});
