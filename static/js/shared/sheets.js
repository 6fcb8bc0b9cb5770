// A sheet of paper that is typed in: plus and minus beside each box, and how much it says by now. It works without.
const form = document.querySelector("form.sheet[data-most]");
const boxes = form ? [...form.querySelectorAll(".mark input")] : [];

function step(box, by, sign, word) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "step";
  button.textContent = sign;
  button.setAttribute("aria-label", `${word}: ${box.labels[0].textContent}`);
  button.addEventListener("click", () => {
    box.value = Math.max(0, Number(box.value) + by) || "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return button;
}

function sum() {
  const given = boxes.reduce((total, box) => total + (Number(box.value) || 0), 0);
  const told = form.querySelector("output");
  const chosen = boxes.filter((box) => Number(box.value)).length;
  told.textContent = form.dataset.sum.replace("{}", given).replace("[]", chosen);
  told.classList.toggle("over", given > Number(form.dataset.most) || chosen > Number(form.dataset.ideas));
}

for (const box of boxes) {
  box.before(step(box, -1, "−", form.dataset.less));
  box.after(step(box, 1, "+", form.dataset.more));
}
if (form) {
  form.addEventListener("input", sum);
  sum();
}
