// On a page of plain forms: − and + beside every number, and how much is left of the points. Works without, too.
const list = document.querySelector("[data-steps]");
const left = document.querySelector("output[data-left]");
const most = Number(list?.dataset.steps) || null;
const inputs = [...(list?.querySelectorAll("input[type=number]") ?? [])];

const spent = () => inputs.reduce((sum, input) => sum + (Number(input.value) || 0), 0);

function tell() {
  if (left && most !== null) left.value = left.dataset.left.replace("{n}", most - spent());
}

function step(input, by) {
  const value = Math.max(0, (Number(input.value) || 0) + by);
  if (by > 0 && most !== null && spent() + by > most) return;
  input.value = value || "";
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function button(input, sign, by) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", `${sign} ${input.labels[0].textContent}`);
  made.addEventListener("click", () => step(input, by));
  return made;
}

for (const input of inputs) {
  input.before(button(input, "−", -1));
  input.after(button(input, "+", 1));
  input.addEventListener("input", tell);
}
tell();
