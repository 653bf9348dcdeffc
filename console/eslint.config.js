import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import accessibility from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "test-results", "node_modules", "src/api/generated.ts", "eslint.config.js"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  reactHooks.configs.flat["recommended-latest"],
  accessibility.flatConfigs.strict,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      // Dialogs and the sign-in form take the focus on purpose: they are the one thing to do at that moment.
      "jsx-a11y/no-autofocus": "off",
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["**/test/**"],
              message: "What stands in for the server lives in tests only; the console must never import it.",
            },
          ],
        },
      ],
    },
  },
  {
    // Messages are data: one list, however long.
    files: ["src/i18n/**", "test/**", "e2e/**"],
    rules: { "max-lines": "off", "no-restricted-imports": "off" },
  },
  prettier,
);
