// Stands in every live page: a part of the entrance may get lost on its way, and then nobody would ask for it again.
{
  const { part } = document.currentScript.dataset;
  const enter = (tries) =>
    import(tries ? `${part}?${tries}` : part).catch(() =>
      setTimeout(enter, Math.min(500 * 2 ** tries, 8000), tries + 1),
    );
  enter(0);
}
