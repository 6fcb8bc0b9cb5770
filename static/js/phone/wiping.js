// Before the next person sits down at a device on a table: nothing of the one before is left.
import { leaving, write } from "./table.js";

// Everything that this browser keeps of the workshop.
async function wipe({ code }) {
  const name = `workshop-${code}`;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`${name}/`)) localStorage.removeItem(key);
    sessionStorage.clear();
  } catch {
    // nothing is kept there
  }
  await new Promise((then) => {
    const gone = globalThis.indexedDB?.deleteDatabase(name);
    if (!gone) return then();
    gone.onsuccess = gone.onerror = gone.onblocked = then;
  });
}

export async function finish(page) {
  await wipe(page);
  write(leaving, null);
}

// A new cookie first: only who has it is somebody new. What is kept goes then, and the page with it.
export async function nextPerson(page, { post, keep }) {
  if (!(await post())) return false;
  write(leaving, page.code);
  const kept = await keep.all().catch(() => new Map());
  await Promise.allSettled([...kept.keys()].map((key) => keep.drop(key)));
  await finish(page);
  location.replace(location.pathname);
  return true;
}
