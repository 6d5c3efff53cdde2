import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { expect, test } from "@jest/globals";
import { packageRoot } from "../../../ops/paths.js";

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

const root = packageRoot();
const config = join(root, ".dependency-cruiser.cjs");
const FLOORS = ["domain", "application", "projections", "read-models", "api", "ops", "ui/src"];

/** Runs the check of `npm run boundaries` over a small tree in which each file breaks the rule that it is named after. */
function cruiseFixture(output: "json" | "err"): Promise<{ readonly status: number; readonly said: string }> {
  const cruiser = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const args = [cruiser, "--config", config, "--output-type", output, ...FLOORS];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: join(root, "test/fixtures/boundaries") }, (error, said) =>
      resolve({ status: Number(error?.code ?? 0), said }),
    );
  });
}

test("every import rule finds the file that breaks it, and nothing else", async () => {
  const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };
  const { violations } = (JSON.parse((await cruiseFixture("json")).said) as { summary: { violations: Violation[] } })
    .summary;
  const found = new Map<string, Set<string>>();
  for (const { from, rule } of violations) {
    const file = basename(from, ".ts");
    found.set(file, (found.get(file) ?? new Set()).add(rule.name));
  }
  for (const { name } of forbidden)
    expect([name, [...(found.get(name) ?? [])]]).toEqual([name, expect.arrayContaining([name])]);
  expect([...found.keys()].filter((file) => file === "allowed")).toEqual([]);
});

test("a broken rule fails the check", async () => {
  expect((await cruiseFixture("err")).status).toBeGreaterThan(0);
});
