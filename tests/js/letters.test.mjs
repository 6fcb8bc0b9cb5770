import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { blank, letters, roomLeft, tooLong } from "../../static/js/shared/letters.js";
import { setCatalogue } from "../../static/js/core/words.js";

beforeEach(() => setCatalogue(catalogues.de));

test("letters are counted as the server counts them: composed, trimmed, an emoji as one", () => {
  assert.deepEqual(["äöü", "a\u0308o\u0308u\u0308", " Rad \n", "🚲🚲", "a\nb", ""].map(letters), [3, 3, 3, 2, 3, 0]);
});

test("what nobody can see is blank", () => {
  assert.deepEqual(["", "\u200b", "\u3164\u2800", "\u00ad ", "\u0301"].map(blank), [true, true, true, true, true]);
  assert.deepEqual(["a", "🚲", "-", "न्"].map(blank), [false, false, false, false]);
});

test("815 letters for 500 are told, not cut", () => {
  assert.equal(tooLong("x".repeat(815), 500), "Bitte kürzen Sie: 315 Zeichen zu viel.");
  assert.equal(tooLong("x".repeat(501), 500), "Bitte kürzen Sie: 1 Zeichen zu viel.");
  assert.equal(tooLong(` ${"x".repeat(500)} `, 500), null);
});

test("how much room is left is told once it matters", () => {
  assert.deepEqual(
    [0, 449, 450, 499, 500, 501].map((n) => roomLeft("x".repeat(n), 500)),
    ["", "", "noch 50 Zeichen", "noch 1 Zeichen", "noch 0 Zeichen", "Bitte kürzen Sie: 1 Zeichen zu viel."],
  );
});
