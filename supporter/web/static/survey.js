// One phone answers once and may change its answers: the random by which they are known is kept here alone,
// for each person on the phone and each survey.

const form = document.querySelector("[data-ballot]");

function wire() {
  const owner = document.querySelector("[data-owner]")?.dataset.owner ?? "";
  const key = `ballot:${owner}:${form.dataset.ballot}`;
  const field = form.elements.random;
  const fresh = field.value;
  const answered = form.querySelector("[data-answered]");
  const kept = localStorage.getItem(key);
  if (kept) {
    answered.hidden = false;
    field.value = kept;
  }
  // app.js asks first whether the server is there: only what is sent has been answered.
  form.addEventListener("submit", () => form.dataset.reached && localStorage.setItem(key, field.value));
  // Who has not signed in cannot be told apart from the one before; who has, can.
  const other = form.querySelector("[data-other]");
  other.hidden = owner !== "";
  other.addEventListener("click", () => {
    field.value = fresh;
    answered.querySelector("p").textContent = other.dataset.other;
    other.hidden = true;
  });
}

if (form) wire();
