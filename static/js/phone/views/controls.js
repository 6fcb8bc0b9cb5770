// By which a method of weighting lets something be said about an idea: its name stands in the method's own file.
import { html } from "../../../vendor-phone.js";
import { _ } from "../../core/words.js";
import { mayGive } from "../points.js";

function steps(idea, now, words, { step }) {
  const given = now.given[idea] ?? 0;
  const about = { title: words ?? _("hidden idea") };
  const names = [_("One point less for %(title)s", about), _("One point more for %(title)s", about)];
  const less =
    given > 0
      ? html`<button class="step" id="less-${idea}" aria-label=${names[0]} @click=${() => step(-1)}>−</button>`
      : html`<span></span>`;
  const more = mayGive(now, idea)
    ? html`<button class="step" id="more-${idea}" aria-label=${names[1]} @click=${() => step(1)}>+</button>`
    : html`<span></span>`;
  return html`<div class="stepper">${less}<output class=${given ? "given" : ""}>${given}</output>${more}</div>`;
}

function yes(idea, now, words, { say }) {
  const given = !!now.given[idea];
  const label = _("Yes to %(title)s", { title: words ?? _("hidden idea") });
  const open = given || mayGive(now, idea);
  return html`<button
    class="assent"
    role="checkbox"
    aria-checked=${given}
    aria-label=${label}
    ?disabled=${!open}
    @click=${() => say(given ? null : 1)}
  >
    ${given ? "✓" : ""}
  </button>`;
}

export const controls = { steps, yes };
