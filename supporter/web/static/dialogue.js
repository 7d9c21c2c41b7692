// A conversation in the browser: one place at a time, the way back and the beginning. Nothing is kept, nothing is sent.

const ways = new WeakMap(); // the places behind the one in view, of each conversation on the page

function show(talk, place) {
  for (const one of talk.querySelectorAll("[data-now]")) delete one.dataset.now;
  place.dataset.now = "";
  for (const button of talk.querySelectorAll("[data-step]")) button.hidden = !ways.get(talk)?.length;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}

function follow(event) {
  const link = event.target.closest("a.goes");
  const button = event.target.closest("[data-step]");
  const talk = (link ?? button)?.closest("[data-dialogue]");
  if (!talk) return;
  const way = ways.get(talk) ?? [];
  const now = talk.querySelector("[data-now]");
  if (link) {
    event.preventDefault();
    ways.set(talk, [...way, now]);
    show(talk, document.getElementById(link.hash.slice(1)));
    return;
  }
  const back = button.dataset.step === "back";
  const goal = back ? way[way.length - 1] : way[0];
  ways.set(talk, back ? way.slice(0, -1) : []);
  show(talk, goal);
}

document.addEventListener("click", follow);
