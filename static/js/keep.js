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
  const store = (mode) => db.transaction("kept", mode).objectStore("kept");
  const kept = {
    kind: "indexeddb",
    set: (key, value) => asked(store("readwrite").put(value, key)),
    drop: (key) => asked(store("readwrite").delete(key)),
    async all() {
      const read = store("readonly");
      const [keys, values] = await Promise.all([asked(read.getAllKeys()), asked(read.getAll())]);
      return new Map(keys.map((key, i) => [key, values[i]]));
    },
  };
  await kept.set("probe", 1);
  return kept;
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
    return await indexed(name);
  } catch {
    try {
      return local(name);
    } catch {
      return memory();
    }
  }
}
