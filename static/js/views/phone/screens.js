// Which screen is drawn: the one in hand, else the one of the moment.
import { html } from "../../../vendor-phone.js";
import { afterView } from "./after.js";
import { assignView } from "./assign.js";
import { band } from "./band.js";
import { closeView } from "./close.js";
import { collectView, fieldView, ideasView } from "./collect.js";
import { discussView } from "./discuss.js";
import { displayView } from "./display.js";
import { beforeView, joinView } from "./join.js";
import { mineView } from "./mine.js";
import { resultView } from "./result.js";
import { lookView, summaryView } from "./summary.js";
import { weightView } from "./weight.js";
import { welcomeView } from "./welcome.js";
import { writeView } from "./write.js";

const home = {
  before: beforeView, welcome: welcomeView, collect: collectView, discuss: discussView, weight: weightView,
  look: lookView, result: resultView, assign: assignView, close: closeView,
};

const screens = {
  write: writeView, after: afterView, mine: mineView, field: fieldView, ideas: ideasView, summary: summaryView, display: displayView,
};

function view(app) {
  const { screen } = app;
  if (screen.name === "display") return displayView(app);
  if (!app.joined && app.moment !== "close" && app.moment !== "before") return joinView(app);
  return (screens[screen.name] ?? home[app.moment] ?? welcomeView)(app);
}

export const draw = (app) => html`${band(app)}${view(app)}`;
