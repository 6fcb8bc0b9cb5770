// Nothing below moves when the line at the top comes or goes: the page grows by its height and is scrolled by as much,
// by us and not by the browser as well, which would hold the first thing in sight where it was.
let high = 0;
let told = "";

export function holdStill() {
  const lines = [...document.querySelectorAll("#app > [role=status], #app > .sign")];
  const said = `${innerWidth} ${lines.map((line) => line.textContent.trim()).join("|")}`;
  if (said === told) return;
  told = said;
  const { style } = document.documentElement;
  style.overflowAnchor = "none";
  const now = lines.reduce((sum, line) => sum + line.offsetHeight, 0);
  style.setProperty("--band", `${now}px`);
  scrollBy(0, now - high);
  high = now;
  requestAnimationFrame(() => requestAnimationFrame(() => style.removeProperty("overflow-anchor")));
}
