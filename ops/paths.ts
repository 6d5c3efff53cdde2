import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds `package.json`: the checkout, whether the code runs from `dist/` or from the sources. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("no package.json above " + fileURLToPath(import.meta.url));
    folder = parent;
  }
  return folder;
}

/** A file of `ops/data`, the reference data that is delivered with the product. */
export function dataFile(name: string): string {
  return join(packageRoot(), "ops", "data", name);
}
