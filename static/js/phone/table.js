// A device on a table that several people use, one after the other: nothing of one is left for the next.
const place = "workshop-table";
export const leaving = "workshop-leaving";

export function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function write(name, value) {
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

// The page ended between the new cookie and the end of the wiping: then that comes first.
export async function finishWiping(page) {
  if (read(leaving) === page.code) await (await import("./wiping.js")).finish(page);
}
