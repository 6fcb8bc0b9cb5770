// Weight, hidden: equal colourless frames that all fill to one level. Nothing of the ranking can be read out of it.
import { html, nothing, svg } from "../../../vendor.js";
import { mirrorOf, mostBars, pitchOf } from "../../shared/skyline.js";
import { isCandidate, methodOf, weightingInHand } from "../../shared/weighting.js";
import { _, ngettext, number } from "../../core/words.js";
import { block, corner, drawing, foot, topline, meadowWord, mist, timeLeft } from "./parts.js";

const high = 300;

export function frames({ margin, inner, horizon, water }, count, level, strength = 1) {
  if (!count) return nothing;
  const many = count > mostBars;
  const { pitch, bar } = pitchOf(inner, many ? mostBars + 3 : count, 120);
  const reflection = mirrorOf(high, water);
  const full = Math.round(high * level);
  const one = (from, to) => {
    const x = margin + Math.round(from);
    const width = Math.round(to) - Math.round(from);
    return svg`${block(x, horizon - high, width, high, "#14475A")}${block(x, horizon - full, width, full, "#8FB9C4", "level")}
      ${block(x, horizon, width, full * reflection, "#356674", "level")}`;
  };
  const bars = Array.from({ length: Math.min(count, mostBars) }, (_x, i) => one(i * pitch, i * pitch + bar));
  return svg`<g opacity=${strength}>${bars}${many ? one(mostBars * pitch, inner) : nothing}</g>`;
}

export function weight(app) {
  const { joined, ready } = app.readiness;
  const weighting = weightingInHand(app.store);
  const count = app.ideas.filter((idea) => isCandidate(weighting, idea)).length;
  const asked = weighting?.title || _("Weigh the ideas");
  return html`<section class="scene weight">
    ${topline(app, asked, timeLeft(app))}
    ${
      count
        ? html`<h1>
            <span class="share"><b>${number(ready)}</b> <i>${_("of")}</i> <b>${number(joined)}</b></span>
            <span class="done">${ngettext("is done", "are done", ready)}</span>
          </h1>`
        : html`<h1 class="hidden">${asked}</h1>
            ${mist(_("There is nothing to weigh yet."))}`
    }
    ${count > mostBars ? meadowWord(count - mostBars) : nothing} ${drawing(app, frames(app.stage, count, app.level))}
    ${corner(app)} ${foot(app, count ? methodOf(weighting).stays() : nothing)}
  </section>`;
}
