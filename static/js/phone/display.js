// Larger type, contrast and light or dark: chosen on this device, kept on this device.
const key = "workshop-display";
let chosen = {};
try {
  chosen = JSON.parse(localStorage.getItem(key)) ?? {};
} catch {
  chosen = {};
}

function apply() {
  const page = document.documentElement;
  page.classList.toggle("large", chosen.type === "large");
  page.classList.toggle("roomy", innerWidth / parseFloat(getComputedStyle(page).fontSize) < 17);
  for (const [name, value] of [
    ["contrast", chosen.contrast],
    ["theme", chosen.theme],
  ]) {
    if (value) page.dataset[name] = value;
    else delete page.dataset[name];
  }
}

export const display = () => chosen;

export function choose(changes) {
  chosen = { ...chosen, ...changes };
  try {
    localStorage.setItem(key, JSON.stringify(chosen));
  } catch {
    // it holds for this page then
  }
  apply();
}

apply();
addEventListener("resize", apply);
