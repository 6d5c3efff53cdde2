import { existsSync } from "node:fs";
import { inRoot } from "../place.mjs";
import { runNode } from "../run.mjs";
import { stampOf } from "./sources.mjs";

/** `ui/src/lib` too: what of it is plain TypeScript is tested without a browser. */
const SOURCES = ["domain", "application", "projections", "read-models", "api", "ops", "ui/src/lib", "test"];

/** What runs: every TypeScript source, compiled into `dist/`. */
export const program = {
  folder: "dist",
  stamp: () =>
    stampOf({
      files: [".swcrc", "package-lock.json"],
      folders: SOURCES,
      isSource: (name) => name.endsWith(".ts"),
    }),
  async make(folder) {
    const sources = SOURCES.filter((each) => existsSync(inRoot(each)));
    const compiler = inRoot("node_modules", "@swc", "cli", "bin", "swc.js");
    const { ok, output } = await runNode([compiler, ...sources, "-d", folder, "--only", "**/*.ts", "-q"]);
    return ok ? null : `The sources do not compile.\n${output.trim()}`;
  },
};
