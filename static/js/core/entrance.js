// Stands in the head of every live page: a part of the entrance, or the rest of the page itself, may get lost on its
// way, and then nobody would ask for it again. A page that breaks off stays "loading" for ever, without an event.
{
  const again = (part, tries) =>
    import(`${part}?${tries}`).catch(() => setTimeout(again, Math.min(500 * 2 ** tries, 8000), part, tries + 1));
  addEventListener("error", ({ target }) => target.type === "module" && again(target.src, 1), true);

  const patience = 10;
  let [here, still] = [0, 0];
  const timer = setInterval(() => {
    if (document.querySelector("script[type=module]")) return clearInterval(timer);
    const now = document.documentElement.textContent.length;
    still = now === here ? still + 1 : 0;
    here = now;
    if (still < patience) return;
    still = 0;
    const reload = ({ ok }) => ok && location.reload();
    fetch(location.href, { method: "HEAD", cache: "no-store" })
      .then(reload)
      .catch(() => {});
  }, 1000);
}
