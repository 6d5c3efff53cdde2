import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot, say, since } from "./place.mjs";
import { runNode } from "./run.mjs";

const TESTS_LIMIT_MS = 20 * 60_000;
const NIGHT_LIMIT_MS = 12 * 60 * 60_000;
/** A fault test kills twenty times; fifty times that is a thousand. */
const NIGHT = { DEFTER_FAULT_FACTOR: process.env.DEFTER_FAULT_FACTOR ?? "50" };

const tool = (...path) => inRoot("node_modules", ...path);
const TYPES = ["types", [tool("typescript", "bin", "tsc"), "--noEmit"]];
const UI = { folder: "ui" };
const QUESTIONS = ["types of the questions", [tool("gql.tada", "bin", "cli.js"), "generate-output"], UI];
const PAGES = [
  "pages",
  [tool("svelte-check", "bin", "svelte-check"), "--threshold", "warning", "--output", "human"],
  UI,
];
const LINT = ["lint", [tool("eslint", "bin", "eslint.js"), "."]];
const FORMAT = ["format", [tool("prettier", "bin", "prettier.cjs"), "--check", ".", "--log-level", "warn"]];
const FLOORS = ["domain", "application", "projections", "read-models", "api", "ops", "ui/src"];
const CRUISE = [tool("dependency-cruiser", "bin", "dependency-cruise.mjs"), "--config", ".dependency-cruiser.cjs"];
const BOUNDARIES = ["boundaries", [...CRUISE, ...FLOORS]];

/** Types, lint, format, boundaries and tests; ends with the line `N passed, N failed`. Gives the exit status. */
export async function checked(args) {
  // The types of the questions first: the others look at them. Then two at a time, the type checkers beside the rest.
  const questions = await inTurn([QUESTIONS]);
  const others = await Promise.all([inTurn([TYPES, PAGES]), inTurn([LINT, FORMAT, BOUNDARIES])]);
  const results = [...questions, ...others.flat()];
  const tests = await tested(args);
  const passed = results.filter((ok) => ok).length + tests.passed;
  const failed = results.filter((ok) => !ok).length + tests.failed;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** The fault tests at the length of a night; ends with the line `N passed, N failed`. Gives the exit status. */
export async function nightly(args) {
  const rooms = ["test/faults/", "test/crash/"];
  const { passed, failed } = await tested(args.length > 0 ? args : rooms, {
    environment: NIGHT,
    limitMs: NIGHT_LIMIT_MS,
  });
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function inTurn(checks) {
  const results = [];
  for (const [name, args, options] of checks) {
    const start = performance.now();
    const { ok, output } = await runNode(args, options);
    say(ok ? `✓ ${name} (${since(start)})` : `✗ ${name}\n${output.trim()}`);
    results.push(ok);
  }
  return results;
}

async function tested(args, { environment, limitMs = TESTS_LIMIT_MS } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "defter-tests-"));
  const report = join(folder, "report.json");
  const flags = ["--experimental-vm-modules", "--no-warnings=ExperimentalWarning"];
  const jest = [tool("jest", "bin", "jest.js"), "--maxWorkers=2", "--json", `--outputFile=${report}`, ...args];
  try {
    const { ok, output } = await runNode([...flags, ...jest], { show: true, limitMs, environment });
    return counted(report, ok, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Suites that could not even run count as failed; so does a jest that ended badly without saying what failed. */
function counted(report, ok, output) {
  let said;
  try {
    said = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    say(`✗ jest gave no report ${output}`);
    return { passed: 0, failed: 1 };
  }
  const failed = said.numFailedTests + said.numRuntimeErrorTestSuites;
  return { passed: said.numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
}
