// The sample certificate follows what is written, a moment after the writer rests.
const form = document.getElementById("town"), picture = document.getElementById("preview");
const words = document.getElementById("preview-words"), REST = 700; // milliseconds
let waiting, changed = false;

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    changed = true;
    picture.src = `/o/town/preview.png?${picture.dataset.of}&${new URLSearchParams(new FormData(form))}`;
  }, REST);
});
picture.addEventListener("load", () => {
  if (changed) words.textContent = "いまの書き方の見本です。まだ保存していません。";
});
picture.addEventListener("error", () => {
  words.textContent = "いまの書き方では、見本を作れません。保存すると、直すところが出ます。";
});
