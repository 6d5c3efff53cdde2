#!/usr/bin/env node
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { built } from "./bootstrap/build.mjs";
import { checked, nightly } from "./bootstrap/checks.mjs";
import { installed } from "./bootstrap/install.mjs";
import { inRoot, say, Trouble } from "./bootstrap/place.mjs";

/** What `node ops/bootstrap.mjs COMMAND` runs, once everything is installed and built. */
const PROGRAMS = {
  docs: "ops/docs/main.js",
  start: "ops/server/main.js",
  bench: "ops/bench/main.js",
  cli: "ops/cli/main.js",
};

/** What checks Defter; each gives the exit status. */
const CHECKS = { test: checked, nightly };

/** Installs and builds what is missing, then does what was asked. Needs nothing but Node and npm. */
export async function bootstrap([command, ...args]) {
  const known = ["build", ...Object.keys(CHECKS), ...Object.keys(PROGRAMS)];
  if (!known.includes(command)) throw new Trouble(`usage: node ops/bootstrap.mjs ${known.join(" | ")} [arguments]`);
  await installed();
  await built();
  if (command === "build") return;
  if (command in CHECKS) process.exitCode = await CHECKS[command](args);
  else await runProgram(PROGRAMS[command], args);
}

/** In this very process, so that signals, the terminal and the exit status are the program's own. */
async function runProgram(path, args) {
  const program = inRoot("dist", path);
  if (!existsSync(program)) throw new Trouble(`This version of Defter has no ${path}.`);
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], program, ...args];
  await import(pathToFileURL(program).href);
}

try {
  await bootstrap(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  say(error.message);
  process.exitCode = 1;
}
