// Rows that are picked: all of a page at once, counted as they are picked, and kept in this tab from page to page.

function watch(table, every) {
  const boxes = [...table.querySelectorAll("tbody input[type=checkbox]:enabled")];
  const counts = document.querySelectorAll("[data-count]");
  const nones = document.querySelectorAll("[data-none]");
  const place = table.dataset.picks; // empty where nothing is kept
  const kept = new Set(place ? JSON.parse(sessionStorage.getItem(place) ?? "[]") : []);

  const note = (box) => {
    kept[box.checked ? "add" : "delete"](box.value);
    box.closest("tr").classList.toggle("picked", box.checked);
  };
  const tell = () => {
    if (place) sessionStorage.setItem(place, JSON.stringify([...kept]));
    for (const count of counts) count.textContent = kept.size;
    for (const none of nones) none.hidden = kept.size === 0;
    const on = boxes.filter((box) => box.checked).length;
    every.checked = on > 0 && on === boxes.length;
    every.indeterminate = on > 0 && on < boxes.length;
  };
  const all = (on) => {
    for (const box of boxes) {
      box.checked = on;
      note(box);
    }
    tell();
  };

  for (const box of boxes) {
    if (kept.has(box.value)) box.checked = true;
    if (box.checked) note(box);
  }
  every.closest(".pick-box").hidden = boxes.length === 0;
  every.addEventListener("change", () => all(every.checked));
  table.addEventListener("change", (event) => {
    if (!boxes.includes(event.target)) return;
    note(event.target);
    tell();
  });
  for (const none of nones) {
    none.addEventListener("click", () => {
      kept.clear();
      all(false);
    });
  }
  // Whoever is picked on another page goes along with those of this one.
  boxes[0]?.form.addEventListener("formdata", (event) => {
    const here = new Set(boxes.map((box) => box.value));
    for (const id of kept) if (!here.has(id)) event.formData.append(boxes[0].name, id);
  });
  tell();
}

const table = document.querySelector("[data-picks]");
if (table) watch(table, table.querySelector("[data-every]"));
