// The wall in design units: 1080 high at 16:9, less wide on older projectors. The horizon is always at 82.2 % of the
// height.
export function stage(width, height) {
  const unit = Math.min(height / 1080, width / 1280);
  const wide = width / unit;
  const high = height / unit;
  const margin = wide * (width / height <= 1.5 ? 0.04 : 0.0625);
  const horizon = (high * 888) / 1080;
  return { unit, wide, high, margin, inner: wide - 2 * margin, horizon, water: high - horizon };
}
