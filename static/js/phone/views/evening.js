// The screens of the evening.
import "./bearers.js";
import "./contribute.js";
import "./idea.js";
import { holdStill } from "../hold_still.js";
import { afterView } from "./after.js";
import { assignView } from "./assign.js";
import { band } from "./band.js";
import { belongView } from "./belong.js";
import { movedView, ownCodeView } from "./code.js";
import { closeView } from "./close.js";
import { collectView, fieldView, ideasView } from "./collect.js";
import { discussView } from "./discuss.js";
import { displayView } from "./display.js";
import { erasingView } from "./erasing.js";
import { goneView } from "./gone.js";
import { mineView } from "./mine.js";
import { nextView } from "./next.js";
import { resultView } from "./result.js";
import { lookView, summaryView } from "./summary.js";
import { weightView } from "./weight.js";
import { welcomeView } from "./welcome.js";
import { writeView } from "./write.js";

export { band, holdStill as drawn, movedView as moved };

export const home = {
  welcome: welcomeView,
  collect: collectView,
  discuss: discussView,
  weight: weightView,
  look: lookView,
  result: resultView,
  assign: assignView,
  close: closeView,
};

export const screens = {
  write: writeView,
  after: afterView,
  mine: mineView,
  field: fieldView,
  ideas: ideasView,
  summary: summaryView,
  display: displayView,
  belong: belongView,
  code: ownCodeView,
  erasing: erasingView,
  gone: goneView,
  next: nextView,
};
