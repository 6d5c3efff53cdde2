import { mkdirSync } from "node:fs";
import { inRoot } from "../place.mjs";
import { runNode } from "../run.mjs";
import { stampOf } from "./sources.mjs";

/** What people see: the Svelte application, as a handler that the server calls. */
export const pages = {
  folder: "ui/build",
  stamp: () =>
    stampOf({
      files: ["package-lock.json", "ui/svelte.config.js", "ui/vite.config.js", "ui/tsconfig.json"],
      folders: ["ui/src", "ui/static"],
      isSource: (name) => !name.endsWith(".d.ts"),
    }),
  async make(folder) {
    const vite = inRoot("node_modules", "vite", "bin", "vite.js");
    // Vite keeps its notes in the nearest node_modules; the one of the checkout may be another folder's, and is left alone.
    mkdirSync(inRoot("ui", "node_modules"), { recursive: true });
    const options = { folder: "ui", environment: { UI_OUT: folder } };
    const { ok, output } = await runNode([vite, "build", "--logLevel", "error"], options);
    return ok ? null : `The pages do not build.\n${output.trim()}`;
  },
};
