// After an update of the server an older page loads itself anew, as soon as that takes nothing away: `calm()` says
// when.
const pause = 1000;

export function renewal({ page, calm, kept = globalThis.sessionStorage, reload = () => location.reload() }) {
  const place = `workshop-${page.code}/renewed`;
  let wanted = null;

  function tried(build) {
    try {
      return kept.getItem(place) === build;
    } catch {
      return true;
    }
  }

  function look() {
    if (!calm()) return setTimeout(look, pause);
    kept.setItem(place, wanted);
    reload();
  }

  // once for each build: behind servers of two versions a page would begin anew for ever
  return function hear(build) {
    if (!build || !page.build || build === page.build || wanted || tried(build)) return;
    wanted = build;
    setTimeout(look, pause);
  };
}
