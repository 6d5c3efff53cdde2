import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/**", "dist.next/**", "dist.last/**", "node_modules/**", "test/fixtures/**", ".data/**"] },
  ...tseslint.configs.recommended,
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
);
