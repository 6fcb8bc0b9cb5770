// The personal code: from the address of a scanned slip, or typed. It is kept no longer than until it has arrived.
import { useCode } from "../core/commands.js";

const slip = /^#([0-9A-Za-z]{8})$/;

// what a scanned slip has put into the address
export const scanned = () => slip.exec(location.hash)?.[1];

export function forgetScanned() {
  if (scanned()) history.replaceState(history.state, "", location.pathname + location.search);
}

export const typedCode = ({ outbox }) => outbox.entries.filter(({ name }) => name === "use_code").pop();

// nobody gives points here before a code is typed
export const needsCode = ({ workshop, mine }) => workshop.codes > 0 && mine?.person != null && mine.code === "needed";

// another device uses the code that was typed here
export const hasMoved = ({ mine, joined }) => !joined && mine?.code === "moved";

export function sendCode(app, code, groups) {
  app.outbox.forget(({ name, state }) => name === "use_code" && state === "refused");
  return app.do(useCode({ code, ...(groups ? { groups } : {}) }), { first: true });
}

// Once it has arrived nobody who opens this phone's memory finds it.
export function forgetArrived({ outbox }) {
  if (outbox.entries.some(({ name, state }) => name === "use_code" && state === "saved"))
    outbox.forget(({ name, state }) => name === "use_code" && state === "saved");
}
