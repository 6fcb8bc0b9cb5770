// Columns that turn their pages, one at a time.
export function pagesOf(items, heightOf, room) {
  const pages = [[]];
  let used = 0;
  for (const item of items) {
    const height = heightOf(item);
    if (used + height > room && pages.at(-1).length) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1).push(item);
    used += height;
  }
  return pages;
}

// How many columns stand side by side, and how many pages of columns there are.
export function columnsOf(count, inner, gap = 30, least = 250) {
  const most = Math.min(5, Math.max(1, Math.floor((inner + gap) / (least + gap))));
  const pages = Math.max(count >= 6 ? 2 : 1, Math.ceil(count / most));
  const per = Math.ceil(count / pages) || 1;
  return { pages, per, gap, width: (inner - gap * (per - 1)) / per };
}

// `round`: within it every page of fields has its turn, however many there are and whatever arrives
export class Turning {
  #page = new Map();
  #sent = new Map();
  #turn = 0;
  #last = null;
  fieldsPage = 0;

  constructor({ every = 8000, round = 54000 } = {}) {
    Object.assign(this, { every, round });
  }

  page(id, count) {
    return Math.min(this.#page.get(id) ?? 0, count - 1);
  }

  // Back to its first page, where the newest stands; not again before the column has once shown the rest of its
  // `count` pages.
  first(id, now, count) {
    if (now - (this.#sent.get(id) ?? -Infinity) < count * this.every) return;
    this.#sent.set(id, now);
    this.#page.set(id, 0);
  }

  // `full`: the columns in sight with more than one page, in order, as {id, count}. All fields in sight: every eighth
  // second one column turns.
  // Several pages of fields: they turn, and columns that go out of sight come back with their next page.
  step(now, full, fieldPages) {
    this.#last ??= now;
    const stays = fieldPages > 1 ? Math.min(2 * this.every, this.round / fieldPages) : this.every;
    if (now - this.#last < stays) return;
    this.#last = now;
    if (fieldPages > 1) {
      full.forEach((column) => this.#onward(column));
      this.fieldsPage = (this.fieldsPage + 1) % fieldPages;
    } else if (full.length) this.#onward(full[++this.#turn % full.length]);
  }

  #onward({ id, count }) {
    this.#page.set(id, (this.page(id, count) + 1) % count);
  }
}
