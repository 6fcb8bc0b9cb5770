// What the wall looks at, and every phone with it.
import { show } from "../../core/commands.js";
import { sceneOf } from "../../shared/scene.js";
import { _ } from "../../core/words.js";
import { quoted } from "./parts.js";

export function onWall(desk, { kind, id }) {
  const { thing } = sceneOf(desk.store);
  return thing?.kind === kind && thing.id === id;
}

export const putOnWall = (desk, { kind, id, title }) =>
  desk.do(show({ kind, id }), { on: desk.workshop, said: _("On the wall: %(title)s", { title: quoted(title) }) });

export const takeFromWall = (desk) =>
  desk.do(show({ kind: null, id: null }), { on: desk.workshop, said: _("Taken off the wall.") });
