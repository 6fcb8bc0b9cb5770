// What time it is at the server: the last time it told, and what has passed since then. The device's own clock may be
// wrong and may be set at any moment, so it is never asked, save for whether somebody has set it or the device has
// slept.
const longestWay = 60000;
const jump = 2000;

// The page was made just before its first byte came, however slowly the rest followed.
const camePage = () => performance.getEntriesByType?.("navigation")[0]?.responseStart || performance.now();

export class Clock {
  #told;
  #at;
  #apart = this.#apartNow();

  constructor(iso) {
    const told = Date.parse(iso);
    [this.#told, this.#at] = Number.isNaN(told) ? [Date.now(), performance.now()] : [told, camePage()];
  }

  get now() {
    return this.#told + performance.now() - this.#at;
  }

  get iso() {
    return new Date(this.now).toISOString();
  }

  // `waited`: for how long the news may have been under way. What is only late does not set the clock back.
  hear(iso, waited = longestWay) {
    const told = Date.parse(iso);
    const behind = this.now - told;
    if (Number.isNaN(told) || (behind > 0 && behind <= waited)) return;
    [this.#told, this.#at] = [told, performance.now()];
  }

  // Has the device slept, or has its clock been set, since this was last asked? Then the server should be asked.
  doubts() {
    const before = this.#apart;
    this.#apart = this.#apartNow();
    return Math.abs(this.#apart - before) > jump;
  }

  #apartNow() {
    return Date.now() - performance.now();
  }
}
