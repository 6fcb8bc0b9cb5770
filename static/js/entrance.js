// Stands in every live page: a part of the entrance may get lost on its way, and then nobody would ask for it again.
{
  const again = (part, tries) =>
    import(`${part}?${tries}`).catch(() => setTimeout(again, Math.min(500 * 2 ** tries, 8000), part, tries + 1));
  addEventListener("error", ({ target }) => target.type === "module" && again(target.src, 1), true);
}
