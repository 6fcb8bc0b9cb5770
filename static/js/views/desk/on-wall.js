// What the wall looks at, and every phone with it.
import { show } from "../../commands.js";

export const onWall = (desk, { kind, id }) => desk.workshop.shown?.kind === kind && desk.workshop.shown.id === id;

export const putOnWall = (desk, { kind, id }) => desk.do(show({ kind, id }), { on: desk.workshop });

export const takeFromWall = (desk) => desk.do(show({ kind: null, id: null }), { on: desk.workshop });
