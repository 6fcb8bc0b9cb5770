// A button copies what stands in a field. Without a secure connection browsers know the old way only.
async function copy(field) {
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  field.select();
  if (!document.execCommand("copy")) throw new Error("not copied");
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(field);
      document.getElementById("copied").textContent = button.dataset.copied;
    } catch {
      field.select();
    }
  });
}
