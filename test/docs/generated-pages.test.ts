import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { generatedPages } from "../../ops/docs/generated-pages.js";
import { packageRoot } from "../../ops/paths.js";

test.each(Object.entries(generatedPages()))("%s is what the code says; `npm run docs` writes it", (page, content) => {
  expect(readFileSync(join(packageRoot(), page), "utf8")).toBe(content);
});
