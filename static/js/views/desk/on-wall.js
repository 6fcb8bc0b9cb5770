// What the wall looks at, and every phone with it.
import { show } from "../../commands.js";
import { _ } from "../../words.js";
import { quoted } from "./parts.js";

export const onWall = (desk, { kind, id }) => desk.workshop.shown?.kind === kind && desk.workshop.shown.id === id;

export const putOnWall = (desk, { kind, id, title }) =>
  desk.do(show({ kind, id }), { on: desk.workshop, said: _("On the wall: %(title)s", { title: quoted(title) }) });

export const takeFromWall = (desk) => desk.do(show({ kind: null, id: null }), { on: desk.workshop, said: _("Taken off the wall.") });
