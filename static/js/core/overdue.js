// What a browser keeps of a workshop ends with the workshop: after its deletion day the next page of ours takes it out.
const place = "workshop-kept";

function noted(storage) {
  try {
    return JSON.parse(storage.getItem(place)) ?? {};
  } catch {
    return {};
  }
}

function note(storage, days) {
  try {
    storage.setItem(place, JSON.stringify(days));
  } catch {
    // nothing is kept there
  }
}

export function keepUntil(name, day, storage = globalThis.localStorage) {
  if (day) note(storage, { ...noted(storage), [name]: day });
}

// `today`: the server's day, "2027-11-22"; `inUse`: the name of what this page has open
export function forgetOverdue(
  today,
  { inUse = "", storage = globalThis.localStorage, databases = globalThis.indexedDB } = {},
) {
  const days = noted(storage);
  const over = Object.keys(days).filter((name) => name !== inUse && days[name] < today);
  for (const name of over) {
    databases?.deleteDatabase(name);
    for (const key of Object.keys(storage).filter((one) => one.startsWith(`${name}/`))) storage.removeItem(key);
    delete days[name];
  }
  if (over.length) note(storage, days);
}

// on a page, where there is no storage, too
export function tidy({ name, day, today }) {
  try {
    if (name) keepUntil(name, day);
    forgetOverdue(today, { inUse: name });
  } catch {
    // without storage there is nothing to take out
  }
}
