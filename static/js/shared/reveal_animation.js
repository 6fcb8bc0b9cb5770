// The reveal. One ceiling rises over all bars: a bar stands as high as its points or the ceiling, whichever is lower.
// Up to rank 4 it rises by itself; then each stage lets it rise to the next of the top three, ties together.
const sink = 300;
const colour = 200;
const whole = 1200;
const step = 600;

// The points of the top three, lowest first, same points once: these wait for a key.
export function waiting(rows) {
  const points = rows.filter((row) => row.rank && row.rank <= 3).map((row) => row.points);
  return [...new Set(points)].reverse();
}

export const foot = (rows) => rows.find((row) => row.rank > 3)?.points ?? 0;

export function ceilingAt(rows, stage) {
  const tops = waiting(rows);
  if (stage >= 3 || stage >= tops.length) return rows[0]?.points ?? 0;
  return stage ? tops[stage - 1] : foot(rows);
}

// The stage after this one; with ties fewer keys are needed.
export function nextStage(rows, stage) {
  return stage + 1 >= waiting(rows).length ? 3 : stage + 1;
}

const easeOut = (t) => 1 - (1 - t) ** 3;
const between = (from, to, t) => from + (to - from) * Math.min(1, Math.max(0, t));

export class Reveal {
  #known = null;
  #from = null;
  #began = 0;
  #opening = false;

  // Called with what is true now. Only what changes before our eyes moves; who comes later sees the end picture.
  follow({ revealed, stage }, now, still) {
    const before = this.#known;
    this.#known = { revealed, stage };
    if (!before || (before.revealed === revealed && before.stage === stage)) return;
    this.#opening = revealed && !before.revealed;
    const onwards = this.#opening || (revealed && stage > before.stage);
    this.#from = onwards && !still ? before.stage : null;
    this.#began = now;
  }

  get stage() {
    return this.#known?.stage ?? 0;
  }

  #length(stage) {
    if (!this.#opening) return step * Math.max(1, stage - this.#from);
    return sink + colour + whole + (stage ? step * stage : 0);
  }

  // → {ceiling, level: 1…0 while the lock sinks, colour: 0…1, moving}
  at(rows, now) {
    const { stage } = this.#known ?? { stage: 3 };
    const end = ceilingAt(rows, stage);
    const rest = { ceiling: end, level: 0, colour: 1, moving: false };
    if (this.#from === null) return rest;
    const gone = now - this.#began;
    if (gone >= this.#length(stage)) {
      this.#from = null;
      return rest;
    }
    if (!this.#opening) {
      const t = easeOut(gone / this.#length(stage));
      return { ...rest, ceiling: between(ceilingAt(rows, this.#from), end, t), moving: true };
    }
    return { ...this.#open(rows, gone, stage, end), moving: true };
  }

  #open(rows, gone, stage, end) {
    const up = gone - sink - colour;
    const base = foot(rows);
    if (up < 0)
      return {
        ceiling: 0,
        level: 1 - easeOut(Math.min(1, gone / sink)),
        colour: between(0, 1, (gone - sink) / colour),
      };
    if (up < whole) return { ceiling: between(0, base, up / whole), level: 0, colour: 1 };
    return { ceiling: between(base, end, easeOut((up - whole) / (step * stage))), level: 0, colour: 1 };
  }
}
