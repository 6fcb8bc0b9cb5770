// What this device remembers: IndexedDB, else localStorage, else memory (then the page warns).
const patience = 2000;

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function indexed(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("kept");
  const opened = asked(request);
  const late = new Promise((_resolve, reject) => setTimeout(reject, patience, new Error("no answer")));
  const db = await Promise.race([opened, late]);
  // resolved once the change is on the disk, not when it was merely accepted
  const changed = (change) =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction("kept", "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore("kept"));
    });
  const kept = {
    kind: "indexeddb",
    set: (key, value) => changed((store) => store.put(value, key)),
    drop: (key) => changed((store) => store.delete(key)),
    async all() {
      const read = db.transaction("kept").objectStore("kept");
      const [keys, values] = await Promise.all([asked(read.getAllKeys()), asked(read.getAll())]);
      return new Map(keys.map((key, i) => [key, values[i]]));
    },
  };
  await kept.set("probe", 1);
  return kept;
}

// IndexedDB takes its time: until a change has arrived there, a copy of it lies in localStorage, which is there at
// once.
// So a reload right after a tap loses nothing.
export function ahead(kept, name, storage) {
  const prefix = `${name}/ahead/`;
  const newest = new Map();
  function write(key, entry) {
    newest.set(key, entry);
    try {
      storage.setItem(prefix + key, JSON.stringify(entry));
    } catch {
      // full or forbidden: then it is as safe as IndexedDB alone
    }
    return () => {
      if (newest.get(key) !== entry) return;
      newest.delete(key);
      storage.removeItem(prefix + key);
    };
  }
  const change = {
    ...kept,
    set(key, value) {
      const arrived = write(key, { value });
      return kept.set(key, value).then(arrived);
    },
    drop(key) {
      const arrived = write(key, {});
      return kept.drop(key).then(arrived);
    },
    async all() {
      const found = await kept.all();
      const names = Object.keys(storage).filter((key) => key.startsWith(prefix));
      for (const key of names.map((each) => each.slice(prefix.length))) {
        const { value } = JSON.parse(storage.getItem(prefix + key)) ?? {};
        if (value === undefined) found.delete(key);
        else found.set(key, value);
        (value === undefined ? change.drop(key) : change.set(key, value)).catch(() => {});
      }
      return found;
    },
  };
  return change;
}

function local(name) {
  const prefix = `${name}/`;
  localStorage.setItem(`${prefix}probe`, "1");
  return {
    kind: "local",
    set: async (key, value) => localStorage.setItem(prefix + key, JSON.stringify(value)),
    drop: async (key) => localStorage.removeItem(prefix + key),
    async all() {
      const names = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      return new Map(names.map((key) => [key.slice(prefix.length), JSON.parse(localStorage.getItem(key))]));
    },
  };
}

export function memory() {
  const kept = new Map();
  return {
    kind: "memory",
    set: async (key, value) => void kept.set(key, structuredCloneOf(value)),
    drop: async (key) => void kept.delete(key),
    all: async () => new Map([...kept].map(([key, value]) => [key, structuredCloneOf(value)])),
  };
}

const structuredCloneOf = (value) => JSON.parse(JSON.stringify(value));

export async function openKeep(name) {
  try {
    const kept = await indexed(name);
    return globalThis.localStorage ? ahead(kept, name, localStorage) : kept;
  } catch {
    try {
      return local(name);
    } catch {
      return memory();
    }
  }
}
