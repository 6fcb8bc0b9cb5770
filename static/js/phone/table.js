// A device on a table that several people use, one after the other: nothing of one is left for the next.
const place = "workshop-table";
const leaving = "workshop-leaving";

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // then it holds for this page
  }
}

// `?table` makes this browser one, `?table=off` an own phone again
export function isTable({ code }) {
  const wish = new URLSearchParams(location.search).get("table");
  if (wish === "off") write(place, null);
  else if (wish !== null) write(place, code);
  return wish !== "off" && (wish !== null || read(place) === code);
}

// Everything that this browser keeps of the workshop.
export async function wipe({ code }) {
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

// The page ended between the new cookie and the end of the wiping: then that comes first.
export async function finishWiping(page) {
  if (read(leaving) !== page.code) return;
  await wipe(page);
  write(leaving, null);
}

// A new cookie first: only who has it is somebody new. What is kept goes then, and the page with it.
export async function nextPerson(page, { post, keep }) {
  if (!(await post())) return false;
  write(leaving, page.code);
  const kept = await keep.all().catch(() => new Map());
  await Promise.allSettled([...kept.keys()].map((key) => keep.drop(key)));
  await finishWiping(page);
  location.replace(location.pathname);
  return true;
}
