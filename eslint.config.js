// What must not stand in browser code; how it looks is prettier's.
import js from "@eslint/js";
import globals from "globals";

// Every question to the server has an end.
const fetching = ["error", { name: "fetch", message: "ask() of core/ask.js gives up what hangs." }];

// A view draws, and tells the screen what was done; what is kept of it, and where, is the screen's own affair.
const message = "A view assigns to nothing that it was given: the screen has a method for it, or needs one.";
const assignments = [
  "AssignmentExpression[left.type='MemberExpression']",
  "UpdateExpression[argument.type='MemberExpression']",
  "UnaryExpression[operator='delete']",
  "CallExpression[callee.object.name='Object'][callee.property.name='assign']",
].map((selector) => ({ selector, message }));

export default [
  { ignores: ["static/vendor/", "static/js/core/limits.js"] },
  js.configs.recommended,
  {
    files: ["static/**/*.js", "tests/js/**/*.mjs"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-depth": ["error", 4],
      "no-misleading-character-class": ["error", { allowEscape: true }],
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "max-len": [
        "error",
        { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
      ],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": ["error", { ignoreReadBeforeAssign: true }],
    },
  },
  { files: ["static/js/**/*.js"], rules: { "no-restricted-globals": fetching } },
  { files: ["static/js/core/ask.js", "static/js/core/entrance.js"], rules: { "no-restricted-globals": "off" } },
  {
    files: ["static/js/*/views/**/*.js"],
    rules: { "no-restricted-syntax": ["error", ...assignments] },
  },
  { files: ["tests/js/**/*.mjs"], languageOptions: { globals: globals.node } },
];
