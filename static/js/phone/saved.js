// Is everything that was written on this phone saved? Asked anew at every drawing: somebody may write while good news stands.
export const allSaved = ({ outbox, drafts }) => outbox.entries.every(({ state }) => state === "saved") && !drafts.begun;
