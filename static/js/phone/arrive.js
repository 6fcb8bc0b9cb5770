// Parts of the program that come later. A bad network is the normal case: it is tried until it works.
const pause = (ms) => new Promise((then) => setTimeout(then, ms));

// browsers may remember a failed import, so each further attempt has an address of its own
export async function arrive(address) {
  for (let tries = 0; ; tries++) {
    try {
      return await import(tries ? `${address}?${tries}` : address);
    } catch {
      await pause(Math.min(500 * 2 ** tries, 8000));
    }
  }
}
