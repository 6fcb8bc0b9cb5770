// What screen readers hear of the room: sums, politely, at most every five seconds.
import { ngettext } from "../core/words.js";

const pause = 5000;

export class Announcer {
  #place;
  #desk;
  #known;
  #timer = null;

  constructor(place, desk) {
    this.#place = place;
    this.#desk = desk;
    this.#known = this.#sums();
  }

  #sums() {
    const { store, waiting } = this.#desk;
    const answers = store.all("responsibility").reduce((sum, one) => sum + (one.answers?.length ?? 0), 0);
    return { ideas: store.all("idea").length, late: waiting.length, answers };
  }

  look() {
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#say();
    }, pause);
  }

  #say() {
    const [was, is] = [this.#known, this.#sums()];
    this.#known = is;
    const [ideas, late, answers] = [is.ideas - was.ideas, is.late - was.late, is.answers - was.answers];
    const words = [
      ideas > 0 && ngettext("%(n)s new idea", "%(n)s new ideas", ideas),
      late > 0 && ngettext("%(n)s late entry", "%(n)s late entries", late),
      answers > 0 && ngettext("%(n)s new answer", "%(n)s new answers", answers),
    ].filter(Boolean);
    if (words.length) this.#place.textContent = words.join(", ");
  }
}
