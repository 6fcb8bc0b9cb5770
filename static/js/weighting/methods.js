// Every way of weighting by its name: a new one has a file of its own and a line here.
export { points } from "./points.js";
export { approval } from "./approval.js";
