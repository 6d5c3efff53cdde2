import svelte from "eslint-plugin-svelte";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/**", "dist.next/**", "dist.last/**", "node_modules/**", "test/fixtures/**", ".data/**"] },
  { ignores: ["ui/build/**", "ui/build.next/**", "ui/build.last/**", "ui/.svelte-kit/**", "ui/src/graphql-env.d.ts"] },
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: [".svelte"] } },
    // Types are checked by svelte-check, which knows what is defined; addresses are made by places.ts, not by Kit.
    rules: { "no-undef": "off", "svelte/no-navigation-without-resolve": "off" },
  },
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-explicit-any": "error",
      eqeqeq: "error",
      "no-console": "error",
      "prefer-const": "error",
    },
  },
  { files: ["ops/**", "test/**"], rules: { "no-console": "off" } },
  {
    // What PostgreSQL's clock says is another machine's time, and nobody can set it for a test.
    files: ["read-models/**", "projections/**", "api/**", "ops/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "TemplateElement[value.raw=/(^|[^.a-z])now\\(\\)|current_(date|time)|(clock|statement|transaction)_timestamp|localtime/i]",
          message: "SQL is told the time, by the clock of the process; it does not ask PostgreSQL's.",
        },
      ],
    },
  },
);
