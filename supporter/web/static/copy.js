// «写す» lays the words of an element on the clipboard; where a page may not (plain HTTP), it marks them.

for (const button of document.querySelectorAll("[data-copy]")) {
  const words = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const told = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(words.innerText.replace(/\s+/g, ""));
      told.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(words);
      told.textContent = button.dataset.marked;
    }
  });
}
