import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { measureOf } from "../../../ops/bench/benchmark.js";
import { middleRound } from "../../../ops/bench/in-turns.js";
import { percentile } from "../../../ops/bench/statistics.js";
import { packageRoot } from "../../../ops/paths.js";

describe("a measure", () => {
  const rate = { name: "reads", value: 80, unit: "events/s", reference: 100 };

  test("is judged by its ratio: at least so much, or at most", () => {
    expect(measureOf({ ...rate, target: { least: 0.8 } })).toMatchObject({ ratio: 0.8, target: 0.8, ok: true });
    expect(measureOf({ ...rate, target: { least: 0.81 } }).ok).toBe(false);
    expect(measureOf({ ...rate, value: 500, target: { most: 4 } }).ok).toBe(false);
    expect(measureOf({ ...rate, value: 400, target: { most: 4 } }).ok).toBe(true);
  });

  test("without a reference its value is judged; without a target it is only told", () => {
    expect(measureOf({ name: "memory", value: 2, unit: "GiB", target: { most: 1.5 } })).toMatchObject({
      reference: null,
      ratio: null,
      ok: false,
    });
    expect(measureOf(rate)).toMatchObject({ target: null, ok: true });
  });

  test("a figure that is no number never passes", () => {
    expect(measureOf({ ...rate, value: NaN, target: { least: 0.8 } }).ok).toBe(false);
    expect(measureOf({ ...rate, value: NaN, target: { most: 4 } }).ok).toBe(false);
  });
});

test("the round with the middle ratio counts, with both its figures, and the two sides take turns at being first", async () => {
  const [values, references] = [
    [9, 1, 6],
    [10, 10, 10],
  ];
  const order: string[] = [];
  const side = (name: string, figures: number[]) => async () => {
    order.push(name);
    return figures.shift()!;
  };
  const middle = await middleRound(3, side("value", values), side("reference", references), (figure) => figure);
  expect(middle).toEqual({ value: 6, reference: 10 });
  expect(order).toEqual(["reference", "value", "value", "reference", "reference", "value"]);
});

test("percentiles", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 0), percentile(values, 0.5), percentile(values, 0.99), percentile([7], 0.99)]).toEqual([
    1, 51, 100, 7,
  ]);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});

test("the program tells what there is, and refuses a name that it does not know", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(packageRoot(), "dist/ops/bench/main.js"), ...args], { encoding: "utf8" });
  const list = run("--list");
  expect([list.status, list.stdout.split("\n")[0]!.startsWith("append: ")]).toEqual([0, true]);
  const unknown = run("nothing");
  expect([unknown.status, unknown.stderr.startsWith("no benchmark nothing; there are append")]).toEqual([64, true]);
});
