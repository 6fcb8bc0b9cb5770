// Sentences that phone, wall and desk share.
import { _, number } from "../core/words.js";

const municipality = /^(gemeinde|municipality|kommune)$/i;

// "6 von 7 Gemeinden"; other groupings are called groups
export const breadthOf = (n, of, name) =>
  municipality.test(name ?? "")
    ? _("%(n)s of %(of)s municipalities", { n: number(n), of: number(of) })
    : _("%(n)s of %(of)s groups", { n: number(n), of: number(of) });

// who was counted in every weighting
export const counted = ({ codes }, paper) => {
  if (!codes) return _("open weighting without a check of identity");
  return paper
    ? _("each device once (personal codes), sheets of paper without a code")
    : _("each person once (personal codes)");
};
