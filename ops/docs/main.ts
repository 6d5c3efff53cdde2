import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../paths.js";
import { generatedPages } from "./generated-pages.js";

/** Writes every generated page (`npm run docs`). */
for (const [page, content] of Object.entries(generatedPages())) {
  const file = join(packageRoot(), page);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(page);
}
