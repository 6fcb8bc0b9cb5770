// Where the evening stands, as the phone sees it, and what may be done there.
export function moment(workshop) {
  if (workshop.state === "draft") return "before";
  if (workshop.state !== "open") return "close";
  if (workshop.phase === "weight" && workshop.revealed) return workshop.stage < 3 ? "look" : "result";
  return workshop.phase;
}

// Who has not joined still can, even when the evening is about to end.
export const over = (workshop) => moment(workshop) === "close" && !(workshop.state === "open" && workshop.joining);

// What this phone was told it may not was told before it joined, as long as its joining is still on the way.
const mayNot = ({ mine, joined }) => (joined && mine?.person == null ? [] : (mine?.may_not ?? []));

// The server says what is possible now; without a connection what it said last.
export const may = (app, command) => app.workshop.may.includes(command) && !mayNot(app).includes(command);
