import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { folderRevenuePlans, revenuePlanFile } from "../../../application/budget/index.js";
import { seedRevenuePlan } from "../../../ops/seed/index.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const folder = temporaryFolder("plans");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const plans = folderRevenuePlans(folder);
const plan = (planned: number) => ({
  format: "defter.revenue-plan/1",
  tenant: "shkoder",
  year: 2025,
  name: { sq: "Plani", en: "Plan" },
  decision: { number: "55", date: "2024-12-29" },
  lines: [{ item: "tax-building", unit: "shkoder-city", planned }],
});
const put = (name: string, content: unknown) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), JSON.stringify(content));
};

test("a plan holds from when its file lies there, and a changed one from then on", async () => {
  expect(await plans.of("shkoder", 2025)).toBeNull();
  const name = revenuePlanFile("shkoder", 2025);
  put(name, plan(1000));
  expect((await plans.of("shkoder", 2025))?.lines).toEqual([
    { item: "tax-building", unit: "shkoder-city", planned: 1000 },
  ]);
  put(name, plan(2000));
  utimesSync(join(folder, name), new Date(), new Date(Date.now() + 5000));
  expect((await plans.of("shkoder", 2025))?.lines[0]?.planned).toBe(2000);
  expect(await plans.of("lezhe", 2025)).toBeNull();
});

test("no municipality is named out of the folder", async () => {
  expect(await plans.of("../shkoder", 2025)).toBeNull();
});

test.each([
  ["fractions of a lek", plan(10.5)],
  ["amounts below nothing", plan(-1)],
  ["the plan of another municipality", { ...plan(1), tenant: "lezhe" }],
  ["another form", { ...plan(1), format: "defter.budget/1" }],
])("%s is told to whoever runs Defter", async (_name, content) => {
  put(revenuePlanFile("shkoder", 2030), { ...content, year: 2030 });
  await expect(plans.of("shkoder", 2030)).rejects.toMatchObject({ code: "INTERNAL", rule: "revenue-plan-unreadable" });
});

test("the plan of the demonstration is cut to its taxpayers, and says that it is invented", async () => {
  seedRevenuePlan(folder, "shkoder", 2026, 660);
  const seeded = await plans.of("shkoder", 2026);
  expect(seeded).toMatchObject({ synthetic: true, notice: { en: expect.stringContaining("660 invented taxpayers") } });
  const total = seeded!.lines.reduce((sum, { planned }) => sum + planned, 0);
  // A hundredth of 957,829,000, each line rounded to hundreds.
  expect(Math.abs(total - 9_578_290)).toBeLessThan(102 * 50);
});
