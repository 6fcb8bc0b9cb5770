// Cannot be taken back: asked twice.
import { html } from "../../../vendor.js";
import { revealWeights, sealWeighting } from "../../core/commands.js";
import { _ } from "../../core/words.js";
import { methodInHand } from "../../shared/weighting.js";
import { action, button } from "./parts.js";

const questions = {
  1: (method) => [_("Seal the weighting?"), method.sealing()],
  2: () => [_("Seal the weighting now?"), _("This cannot be taken back.")],
};

function asked(desk, time) {
  const [question, meaning] = questions[time](methodInHand(desk.store));
  const seal = () => {
    desk.ask(null);
    desk.do(sealWeighting(), { on: desk.workshop, then: () => desk.say(_("The weighting is sealed.")) });
  };
  const on = () => {
    desk.focusOn(".asked .main");
    desk.ask({ seal: 2 });
  };
  return html`<div class="panel asked" role="group" aria-label=${_("Seal the weighting")}>
    <p><b>${question}</b> ${meaning}</p>
    <div class="buttons">
      ${time === 1 ? button(_("Seal the weighting"), on, "main small") : button(_("Seal for good"), seal, "main small")}
      ${button(_("Cancel"), () => desk.ask(null), "action")}
    </div>
  </div>`;
}

export function sealing(desk, complete) {
  const { workshop, asking } = desk;
  if (workshop.sealed) return html`<p class="standing">${methodInHand(desk.store).sealed()}</p>`;
  if (asking?.seal) return asked(desk, asking.seal);
  const hide = () =>
    desk.do(revealWeights({ revealed: false }), {
      on: workshop,
      said: _("The result is hidden again, and phones can change it."),
    });
  const ask = () => {
    desk.focusOn(".asked .main");
    desk.ask({ seal: 1 });
  };
  return html`<p class="actions">
    ${action(_("Hide again"), hide)}${complete ? action(_("Seal the weighting"), ask) : ""}
  </p>`;
}
