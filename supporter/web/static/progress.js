// How far a long piece of work is: asked once a second, and the page comes anew when it is over.

const EVERY = 1000; // ms
const box = document.querySelector("[data-progress]");

async function ask() {
  try {
    const told = await (await fetch(box.dataset.progress, { cache: "no-store" })).json();
    box.querySelector("progress").value = told.done;
    box.querySelector("[role=status]").textContent = told.words;
    if (told.over) return location.reload();
  } catch {
    // The line may be lost for a while; the work goes on without it.
  }
  setTimeout(ask, EVERY);
}

if (box) setTimeout(ask, EVERY);
