// Texts in hand, kept on this device from the first letter on. One record each, so that two tabs do not overwrite
// each other.
const prefix = "draft:";
const worded = ({ title, text }) => !!(title?.trim() || text?.trim());
const touched = ({ title, initial = "" }) => title === undefined || title !== initial;

export class Drafts {
  #keep;
  #drafts = new Map();

  constructor(keep) {
    this.#keep = keep;
  }

  load(kept) {
    for (const [name, draft] of kept) {
      if (!name.startsWith(prefix)) continue;
      if (worded(draft)) this.#drafts.set(draft.id, draft);
      else this.#keep.drop(name).catch(() => {});
    }
  }

  get(id) {
    return this.#drafts.get(id);
  }

  // ideas that were noted or begun, oldest first
  get ideas() {
    return [...this.#drafts.values()]
      .filter((draft) => draft.title?.trim() && !draft.idea)
      .sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  // has somebody written something that was not sent?
  get begun() {
    return [...this.#drafts.values()].some((draft) => worded(draft) && touched(draft));
  }

  all(start) {
    return [...this.#drafts.values()].filter((draft) => draft.id.startsWith(start));
  }

  put(id, changes) {
    const draft = { ...this.#drafts.get(id), ...changes, id };
    this.#drafts.set(id, draft);
    this.#keep.set(prefix + id, draft).catch(() => {});
    return draft;
  }

  drop(id) {
    this.#drafts.delete(id);
    this.#keep.drop(prefix + id).catch(() => {});
  }
}
