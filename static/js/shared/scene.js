// Which scene of the evening the wall shows: the one decision that the wall draws and the desk names.
const scenesOf = { idea: "discuss", measure: "assign" };

export const isOver = ({ state }) => state === "closed" || state === "released";

// what the desk has put on the wall, unless it was taken away since
export function shownOf(store) {
  const { shown } = store.workshop;
  const thing = shown?.id ? store.get(shown.kind, shown.id) : undefined;
  return thing?.state === "shown" ? thing : undefined;
}

// Once the workshop is over the wall gives thanks, until the desk shows something again.
function byPhase({ phase, revealed }, kind) {
  if (phase === "collect" && kind === "idea") return "discuss";
  if (revealed && (phase === "weight" || (phase === "assign" && kind !== "measure"))) return "reveal";
  return phase;
}

// {scene, thing}: the thing only where the scene shows it
export function sceneOf(store) {
  const { workshop } = store;
  if (workshop.shown?.kind === "protocol") return { scene: "protocol" };
  const shown = shownOf(store);
  const of = scenesOf[shown?.kind];
  const scene = isOver(workshop) ? (of ?? "close") : byPhase(workshop, shown?.kind);
  return { scene, thing: shown && scene === of ? shown : undefined };
}
