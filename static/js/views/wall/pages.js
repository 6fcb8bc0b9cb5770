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

export class Turning {
  #page = new Map();
  #turn = 0;
  #last = null;
  fieldsPage = 0;

  constructor({ every = 8000 } = {}) {
    this.every = every;
  }

  page(id, count) {
    return Math.min(this.#page.get(id) ?? 0, count - 1);
  }

  first(id) {
    this.#page.set(id, 0);
  }

  // `full`: the columns with more than one page, in order, as {id, count}; every eighth second one of them turns
  step(now, full, fieldPages) {
    this.#last ??= now;
    if (now - this.#last < this.every) return;
    this.#last = now;
    this.#turn++;
    if (fieldPages > 1 && this.#turn % 2 === 0) this.fieldsPage = (this.fieldsPage + 1) % fieldPages;
    else if (full.length) {
      const { id, count } = full[this.#turn % full.length];
      this.#page.set(id, (this.page(id, count) + 1) % count);
    }
    if (this.fieldsPage >= fieldPages) this.fieldsPage = 0;
  }
}
