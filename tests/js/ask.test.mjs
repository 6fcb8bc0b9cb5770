// Questions to a server that does not answer, or breaks off: given up after a while, and asked again.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { ask, insist, json } from "../../static/js/core/ask.js";

// what becomes of each question in turn; the last holds for all that follow
let turns = [];
let asked = 0;
const server = createServer((request, answer) => {
  const turn = turns[Math.min(asked++, turns.length - 1)];
  if (turn === "silence") return;
  answer.writeHead(turn.status ?? 200, { "Content-Type": "application/json" });
  if (turn === "half") return void answer.write('{"words": ');
  answer.end(JSON.stringify(turn.body ?? {}));
});
await new Promise((then) => server.listen(0, "127.0.0.1", then));
const url = `http://127.0.0.1:${server.address().port}/`;
after(() => {
  server.close();
  server.closeAllConnections();
});

function answering(...given) {
  turns = given;
  asked = 0;
}

test("what is answered in time is read", async () => {
  answering({ body: { words: 1 } });
  assert.deepEqual([await ask(url, json), asked], [{ words: 1 }, 1]);
});

for (const turn of ["silence", "half"]) {
  test(`an answer that hangs is given up: ${turn}`, { timeout: 3000 }, async () => {
    answering(turn);
    await assert.rejects(ask(url, json, { within: 100 }), { name: "AbortError" });
  });

  test(`what hangs is asked for again until it comes: ${turn}`, { timeout: 3000 }, async () => {
    answering(turn, turn, { body: { words: 2 } });
    const words = await insist(() => ask(url, json, { within: 100 }), { times: 3, wait: () => 1 });
    assert.deepEqual([words, asked], [{ words: 2 }, 3]);
  });
}

test("an answer that says no is none", async () => {
  answering({ status: 503 });
  await assert.rejects(ask(url, json), { message: "503" });
});

test("each attempt has more patience, so that what is only slow comes", async () => {
  const given = [];
  const attempt = async ({ within }) => {
    given.push(within / 1000);
    throw new Error("slow");
  };
  await insist(attempt, { times: 6, wait: () => 1 });
  assert.deepEqual(given, [30, 60, 120, 240, 240, 240]);
});

test("what does not come in so many times is gone without", async () => {
  answering({ status: 404 });
  assert.deepEqual([await insist(() => ask(url, json), { times: 3, wait: () => 1 }), asked], [undefined, 3]);
});
