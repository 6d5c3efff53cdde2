import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { packageRoot } from "../../../ops/paths.js";

/** A route as its folder says it. */
export interface FoundRoute {
  /** Without groups and language: `desk/cases/[id]`. */
  readonly route: string;
  /** Whether it belongs to the public site, whose pages have a budget. */
  readonly isPublic: boolean;
}

/** Every folder of `ui/src/routes` that has a page. */
export function foundRoutes(): readonly FoundRoute[] {
  const root = join(packageRoot(), "ui", "src", "routes");
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "+page.svelte")
    .map(({ parentPath }) => {
      const parts = relative(root, parentPath).split(sep);
      return {
        route: parts.filter((part) => part !== "[language=language]" && !/^\(.*\)$/.test(part)).join("/"),
        isPublic: parts[0] === "(public)",
      };
    });
}
