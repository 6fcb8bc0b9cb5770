// Which screen is drawn: the one in hand, else the one of the moment.
import { html, nothing } from "../../../vendor-phone.js";
import { _ } from "../../words.js";
import { band } from "./band.js";
import { beforeView, joinView } from "./join.js";

function view(app) {
  const { screen, evening } = app;
  if (app.moment === "before") return beforeView(app);
  if (!app.joined && app.moment !== "close") return joinView(app);
  if (!evening) return html`<main><h1 tabindex="-1">${app.workshop.title}</h1>${app.slow ? html`<p class="lead">${_("Loading …")}</p>` : nothing}</main>`;
  return (evening.screens[screen.name] ?? evening.home[app.moment])(app);
}

export const draw = (app) => html`${band(app)}${view(app)}`;
