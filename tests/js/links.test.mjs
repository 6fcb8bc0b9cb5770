import "./support/browser.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { linked } from "../../static/js/shared/links.js";

const hrefs = (text) =>
  linked(text)
    .filter((part) => part.values)
    .map(({ values }) => values[0]);

test("the address of a video conference is a link, without the end of its sentence", () => {
  assert.deepEqual(hrefs("Online: https://video.example/j/4711?pwd=a-b, ab 17 Uhr."), [
    "https://video.example/j/4711?pwd=a-b",
  ]);
  assert.deepEqual(hrefs("(http://a.example) und https://b.example/x."), ["http://a.example", "https://b.example/x"]);
});

test("nothing else is one", () => {
  assert.deepEqual(
    ["Dorfgemeinschaftshaus", "javascript:alert(1)", "data:text/html,x", "https://", "", undefined].map(hrefs),
    [[], [], [], [], [], []],
  );
});
