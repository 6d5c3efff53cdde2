import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { packageRoot } from "../../ops/paths.js";

const folder = join(packageRoot(), "docs", "decisions");
const decisions = readdirSync(folder).filter((name) => name.endsWith(".md"));

test("every decision has a number of its own, and says it in its title", () => {
  const numbers = decisions.map((name) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]);
  expect(decisions.filter((_name, index) => numbers[index] === undefined)).toEqual([]);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  for (const [index, name] of decisions.entries())
    expect([name, readFileSync(join(folder, name), "utf8").split("\n")[0]]).toEqual([
      name,
      expect.stringMatching(new RegExp(`^# ${numbers[index]} `)),
    ]);
});
