import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { Clock } from "../../static/js/core/clock.js";
import { Store } from "../../static/js/core/store.js";

// what a browser has besides: a page that nothing happens to, and an opinion about the network
const nothing = () => {};
globalThis.document = { addEventListener: nothing, removeEventListener: nothing, querySelector: () => null };
document.createTreeWalker = document.createComment = nothing;
globalThis.addEventListener = nothing;
const navigator = { onLine: true };
Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });

// a server, or somebody in between, that answers everything with what it is told
let told = {};
const asked = [];
const server = createServer((request, answer) => {
  asked.push({ url: request.url, at: performance.now() });
  if (request.url.startsWith("/socket.io/")) answer.writeHead(404).end();
  else
    answer
      .writeHead(told.status ?? 200, { "Content-Type": told.type ?? "application/json", ...told.headers })
      .end(told.body);
});
await new Promise((then) => server.listen(0, "127.0.0.1", then));
const base = `http://127.0.0.1:${server.address().port}`;
globalThis.location = new URL(`${base}/w/BCDFGHJ`);
const { connect } = await import("../../static/js/core/wire.js");
const phones = [];
after(() => {
  for (const one of phones) one.close();
  server.close();
  server.closeAllConnections();
});

const command = { key: "0".repeat(32), name: "add_idea", data: {} };
const frame = { epoch: "e", since: 0, upto: 1, things: [] };

function phone(more = {}) {
  const page = { urls: { commands: "/w/BCDFGHJ/commands", changes: "/w/BCDFGHJ/changes" } };
  phones.push(connect({ page, store: new Store(), ...more }));
  return phones.at(-1);
}

async function posted(answer) {
  told = answer;
  const wire = phone();
  const { status, state } = await wire.post([command]);
  return { status, state, sign: wire.state };
}

test("what is answered is answered, whatever navigator.onLine says", async (t) => {
  t.after(() => (navigator.onLine = true));
  for (const opinion of [true, false]) {
    navigator.onLine = opinion;
    const results = [{ key: command.key, status: "saved", seq: 1 }];
    assert.deepEqual(await posted({ body: JSON.stringify({ results }) }), {
      status: "answered",
      state: undefined,
      sign: "connected",
    });
  }
});

test("what a desk did that is signed out waits for the next sign-in, a phone's refusal is one", async () => {
  told = { status: 403, body: '{"code":"not_moderator"}' };
  const desk = phone({ as: "desk" });
  assert.deepEqual(await desk.post([command]), { status: "retry", state: "signed out", after: undefined });
  assert.equal(desk.state, "signed out");
  told = { body: JSON.stringify({ results: [{ key: command.key, status: "saved", seq: 1 }] }) };
  assert.equal((await desk.post([command])).status, "answered");
  assert.equal(desk.state, "connected");
  told = { status: 403, body: '{"code":"not_joined"}' };
  assert.deepEqual(await phone().post([command]), { status: "refused", code: "not_joined" });
});

test("without an answer it is offline, whatever navigator.onLine says", async () => {
  const wire = phone({ page: { urls: { commands: "http://127.0.0.1:1/commands", changes: "/changes" } } });
  assert.deepEqual(await wire.post([command]), { status: "retry", state: "offline", after: undefined });
});

test("who is here comes by polling, too", async () => {
  const heard = [];
  told = { body: JSON.stringify({ ...frame, here: { count: 3, connected: 0, joined: 4, ready: 2 } }) };
  await phone({ onHere: (here) => heard.push(here) }).refresh();
  assert.deepEqual(heard, [{ count: 3, connected: 0, joined: 4, ready: 2 }]);
});

test("the page of a portal is no answer", async () => {
  const portal = { status: "retry", state: "portal", sign: "portal" };
  assert.deepEqual(await posted({ type: "text/html", body: "<h1>Welcome</h1>" }), portal);
  assert.deepEqual(await posted({ status: 302, type: "text/html", headers: { Location: "/hotel" } }), portal);
  assert.deepEqual(await posted({ status: 511, type: "text/html" }), portal);
});

test("JSON without results, or JSON that breaks off, is no answer", async () => {
  assert.deepEqual(await posted({ body: "{}" }), { status: "retry", state: "busy", sign: "connected" });
  assert.deepEqual(await posted({ body: '{"results":[{' }), { status: "retry", state: "offline", sign: "offline" });
});

test("busy is no answer", async () => {
  for (const status of [429, 500, 502, 503]) assert.equal((await posted({ status, body: "{}" })).state, "busy");
});

test("a hall that is told to ask does not ask in one moment", async () => {
  told = { body: JSON.stringify(frame) };
  const hall = Array.from({ length: 24 }, () => phone());
  const begun = performance.now();
  asked.length = 0;
  for (const one of hall) one.refreshSoon(600);
  const moments = () => asked.filter(({ url }) => url.includes("/changes")).map(({ at }) => at - begun);
  while (moments().length < hall.length && performance.now() < begun + 5000)
    await new Promise((then) => setTimeout(then, 5));
  assert.equal(moments().length, hall.length);
  assert.ok(Math.max(...moments()) - Math.min(...moments()) > 100, `${moments()}`);
});

test("every answer tells the time", async () => {
  const clock = new Clock("2026-11-26T18:00:00.000+00:00");
  told = { body: JSON.stringify({ ...frame, now: "2026-11-26T18:30:00.000+00:00" }) };
  await phone({ clock }).refresh();
  assert.equal(Math.abs(clock.now - Date.parse("2026-11-26T18:30:00Z")) < 1000, true);
});

test("a workshop that was deleted is told once, nobody waits for an answer, and nothing more is asked", async () => {
  let gone = 0;
  told = { status: 410, body: '{"code":"deleted"}' };
  const page = { urls: { commands: "/w/GJKMNPQ/commands", changes: "/w/GJKMNPQ/changes" } };
  const wire = phone({ page, onGone: () => gone++ });
  const settled = [];
  const own = () => asked.filter(({ url }) => url.startsWith("/w/GJKMNPQ/")).length;
  for (const answer of [wire.post([command]), wire.refresh(), wire.post([command])]) answer.then(() => settled.push(1));
  const begun = performance.now();
  while ((!gone || own() < 3) && performance.now() < begun + 5000) await new Promise((then) => setTimeout(then, 5));
  wire.refresh();
  wire.post([command]).then(() => settled.push(1));
  await new Promise((then) => setTimeout(then, 50));
  assert.deepEqual([gone, settled, own()], [1, [], 3]);
  assert.equal(wire.state, "connected");
});

test("a page of somebody in between that says 410 is not the end", async () => {
  let gone = 0;
  told = { status: 410, type: "text/html", body: "<h1>Gone</h1>" };
  assert.equal((await phone({ onGone: () => gone++ }).post([command])).state, "portal");
  assert.equal(gone, 0);
});
