// Removing devices: since when, who wrote how much, and what that would take away; asked for anew whenever that
// changes.
import { ask, json } from "../core/ask.js";
import { most } from "../core/limits.js";
import { today } from "./clock.js";

const pause = 300;
const day = 24 * 60 * 60 * 1000;

export const clockOf = (moment, zone) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(moment);

// the last time that the clock there showed it
export function last(clock, now, zone) {
  if (!/^\d\d:\d\d(:\d\d)?$/.test(clock)) return null;
  const moment = today(clock, now, zone);
  return moment > now ? today(clock, now - day, zone) : moment;
}

export class Removal {
  clock = "";
  least = "";
  told = null;
  #url;
  #draw;
  #timer = null;
  #asked = 0;

  constructor(url, draw) {
    this.#url = url;
    this.#draw = draw;
  }

  data(now, zone) {
    const moment = last(this.clock, now, zone);
    const least = Math.min(most.remove_participants.wrote_least, Number.parseInt(this.least, 10));
    return moment && { since: new Date(moment).toISOString(), ...(least > 0 ? { wrote_least: least } : {}) };
  }

  change(values, now, zone, wait = pause) {
    Object.assign(this, values, { told: null });
    clearTimeout(this.#timer);
    const data = this.data(now, zone);
    const number = ++this.#asked;
    if (data) this.#timer = setTimeout(() => this.#ask(data, number), wait);
    this.#draw();
  }

  async #ask(data, number) {
    const url = new URL(this.#url, location.href);
    for (const [name, value] of Object.entries(data)) url.searchParams.set(name, value);
    try {
      const told = await ask(url, json, { cache: "no-store" });
      if (number === this.#asked) this.told = { ...told, data };
    } catch {
      if (number === this.#asked) this.told = { failed: true };
    }
    this.#draw();
  }
}
