export { html, svg, nothing, render } from "./vendor/lit-html.js";

export const loadSocket = async () => (await import("./vendor/socket.io.esm.min.js")).io;
