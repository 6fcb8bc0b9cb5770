import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const house = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const statics = join(house, "static");
const shell = readFileSync(join(house, "templates/live/phone.html"), "utf8");

function graph(entrance, seen = new Set()) {
  if (seen.has(entrance)) return seen;
  seen.add(entrance);
  const source = readFileSync(entrance, "utf8");
  for (const [, path] of source.matchAll(/(?:^|;|\})\s*(?:import|export)\s*(?:[^"';(]*?from\s*)?["'](\.[^"']+)["']/gm))
    graph(resolve(dirname(entrance), path), seen);
  return seen;
}

const modules = [...graph(join(statics, "js/phone/main.js"))];

test("the page asks for every module of the first screen at once", () => {
  const porch = readFileSync(join(house, "workshop/i18n.py"), "utf8").match(/^PORCH = \(([\s\S]*?)^\)/m)[1];
  const listed = [...porch.matchAll(/"([^"]+)"/g)].map(([, name]) => `${name}.js`);
  const needed = modules.map((path) => relative(statics, path)).filter((path) => path !== "js/phone/main.js");
  assert.deepEqual(listed.sort(), needed.sort());
});

test("the first page of a phone stays small", () => {
  const sheets = ["tokens", "parts/text", "parts/square", "parts/state", "parts/form", "phone"];
  const files = [...modules, ...sheets.map((name) => join(statics, `css/${name}.css`))];
  const bytes = files.reduce(
    (sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length,
    gzipSync(shell).length,
  );
  assert.ok(bytes <= 24000, `${bytes} bytes without the catalogue`);
});

test("commands.js knows every command of the contract", () => {
  const contract = readFileSync(join(house, "docs/wire.md"), "utf8").split("## Commands")[1].split("## Refusals")[0];
  const rows = contract.split("\n").filter((line) => line.startsWith("| `"));
  const named = rows.flatMap((line) => [...line.split("|")[1].matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const source = readFileSync(join(statics, "js/core/commands.js"), "utf8");
  const built = [...source.matchAll(/command\("(\w+)"\)/g)].map(([, name]) => name);
  assert.deepEqual(
    [...new Set(named)].filter((name) => !built.includes(name)),
    [],
  );
});

test("every refusal of the contract has its sentence", async () => {
  const { refusals } = await import("../../static/js/desk/refusals.js");
  const contract = readFileSync(join(house, "docs/wire.md"), "utf8")
    .split("## Refusals")[1]
    .split("Registrations are no")[0];
  const codes = [...contract.matchAll(/`(\w+)(?: \{[^}]*\})?`/g)].map(([, code]) => code);
  assert.deepEqual(
    codes.filter((code) => !refusals[code]),
    [],
  );
  for (const code of codes) assert.match(refusals[code]({}, {}), /\.$/);
});
