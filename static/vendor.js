export * from "./vendor-phone.js";
export { guard } from "./vendor/directives/guard.js";
export { noChange } from "./vendor/lit-html.js";
export { repeat } from "./vendor/directives/repeat.js";
export { live } from "./vendor/directives/live.js";
