// What is being typed at the desk. Kept on this computer, so that neither a reload nor a newer version takes it away.
const prefix = "form:";

export class Forms {
  #forms = new Map();
  #keep;

  constructor(keep, kept = new Map()) {
    this.#keep = keep;
    for (const [name, form] of kept) if (name.startsWith(prefix)) this.#forms.set(name.slice(prefix.length), form);
  }

  get(name) {
    return this.#forms.get(name);
  }

  get all() {
    return [...this.#forms];
  }

  open(name, values, thing) {
    if (!this.#forms.has(name)) {
      this.#forms.set(name, {
        values: { ...values },
        initial: { ...values },
        seen: thing?.seq,
        refusal: null,
        sent: null,
      });
    }
    return this.get(name);
  }

  type(name, values) {
    const form = this.get(name);
    if (!form) return;
    Object.assign(form.values, values);
    form.refusal = null;
    this.#store(name);
  }

  change(name, facts) {
    const form = this.get(name);
    if (form) Object.assign(form, facts);
    if (form) this.#store(name);
  }

  drop(name) {
    this.#forms.delete(name);
    this.#keep.drop(prefix + name).catch(() => {});
  }

  #store(name) {
    this.#keep.set(prefix + name, JSON.parse(JSON.stringify(this.get(name)))).catch(() => {});
  }
}

// The words that somebody else has written since this form was opened, or null
export function newer(form, thing) {
  if (!form || !thing || thing.seq <= form.seen) return null;
  const names = Object.keys(form.initial).filter((name) => name in thing);
  const same = names.every((name) => JSON.stringify(thing[name] ?? "") === JSON.stringify(form.initial[name] ?? ""));
  return same ? null : Object.fromEntries(names.map((name) => [name, thing[name]]));
}

// What differs from the start, or null
export function changes(values, initial) {
  const changed = Object.entries(values).filter(([name, value]) => (value ?? "") !== (initial[name] ?? ""));
  return changed.length ? Object.fromEntries(changed) : null;
}
