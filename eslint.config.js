// What must not stand in browser code; how it looks is prettier's.
import js from "@eslint/js";
import globals from "globals";

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
  { files: ["tests/js/**/*.mjs"], languageOptions: { globals: globals.node } },
];
