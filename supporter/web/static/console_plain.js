// The console's copy for a dead line: leads to the page on which the class was when the line was last there.

const at = localStorage.getItem(`console-at:${location.pathname.split("/")[2]}`);
const line = document.getElementById("resume");
if (line && at && document.getElementById(`p-${at}`)) {
  line.hidden = false;
  line.querySelector("a").href = `#p-${at}`;
}
