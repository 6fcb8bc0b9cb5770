// Which screen is drawn: the one in hand, else the one of the moment.
import { html, nothing } from "../../../vendor-phone.js";
import { over } from "../moment.js";
import { _ } from "../../core/words.js";
import { beforeView, joinView } from "./join.js";

const loading = (app) =>
  html`<main>
    <h1 tabindex="-1">${app.workshop.title}</h1>
    ${app.slow ? html`<p class="lead">${_("Loading …")}</p>` : nothing}
  </main>`;

function view(app) {
  const { screen, evening } = app;
  if (app.moment === "before") return beforeView(app);
  const moved = !app.joined && app.mine?.code === "moved" && !app.joining.anew;
  if (!app.joined && !moved && !over(app.workshop)) return joinView(app);
  if (evening && moved && !over(app.workshop)) return evening.moved(app);
  if (!evening) return loading(app);
  return (evening.screens[screen.name] ?? evening.home[app.moment])(app);
}

export const draw = (app) => html`${app.evening?.band(app) ?? nothing}${view(app)}`;
