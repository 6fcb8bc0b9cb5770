// Is everything that was written on this phone saved? Asked anew at every drawing: somebody may write while good news
// stands.
import { taken } from "./own.js";

export const allSaved = (app) =>
  app.outbox.entries.every((entry) => entry.state === "saved" || taken(app, entry)) && !app.drafts.begun;
