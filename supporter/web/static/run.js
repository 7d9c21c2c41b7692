// A run of certificates that is being printed: its progress, asked for until it is done; then the page is shown anew.
const job = document.getElementById("job"), bar = document.getElementById("bar"), made = document.getElementById("made");
const AGAIN = 400; // milliseconds

const ask = async () => {
  const told = await (await fetch(job.dataset.progress)).json();
  if (!told.going_on) return location.reload();
  bar.value = told.made;
  made.textContent = told.made;
  setTimeout(ask, AGAIN);
};
if (job?.dataset.progress) ask().catch(() => location.reload());
