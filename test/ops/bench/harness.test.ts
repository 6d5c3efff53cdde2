import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { measureOf } from "../../../ops/bench/benchmark.js";
import { compareInTurns } from "../../../ops/bench/in-turns.js";
import { processorTimeOf, watchOthers } from "../../../ops/bench/processor-time.js";
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
      spread: null,
      ok: false,
    });
    expect(measureOf(rate)).toMatchObject({ target: null, ok: true });
  });

  test("a figure that is no number never passes", () => {
    expect(measureOf({ ...rate, value: NaN, target: { least: 0.8 } }).ok).toBe(false);
    expect(measureOf({ ...rate, value: NaN, target: { most: 4 } }).ok).toBe(false);
  });
});

describe("turns", () => {
  const side = (name: string, figures: number[], order: string[]) => async () => {
    order.push(name);
    return figures.shift()!;
  };
  const figureOf = (figure: number) => figure;

  test("the round with the middle ratio counts, with both its figures, and the two sides take turns at being first", async () => {
    const order: string[] = [];
    const value = side("value", [9, 1, 6, 8, 2], order);
    const reference = side("reference", [10, 10, 10, 10, 10], order);
    const { middle, spread } = await compareInTurns({ rounds: 5, value, reference, figureOf });
    expect(middle).toEqual({ value: 6, reference: 10 });
    expect(spread).toEqual([0.2, 0.8]);
    expect(order.slice(0, 6)).toEqual(["reference", "value", "value", "reference", "reference", "value"]);
  });

  test("a round in which the machine was busy with something else is measured again", async () => {
    const others = [0, 0.9, 0, 0.1];
    const found = await compareInTurns({
      rounds: 3,
      value: side("value", [5, 1, 6, 7], []),
      reference: side("reference", [10, 10, 10, 10], []),
      figureOf,
      watch: () => () => others.shift()!,
    });
    expect(found).toMatchObject({ middle: { value: 6 }, disturbance: 0.1 });
  });

  test("on a machine that is never quiet the quietest rounds count, and how quiet they were is told", async () => {
    const others = [0.9, 0.5, 0.8, 0.4, 0.9, 0.6];
    const found = await compareInTurns({
      rounds: 2,
      value: side("value", [1, 2, 3, 4, 5, 6], []),
      reference: side("reference", [10, 10, 10, 10, 10, 10], []),
      figureOf,
      watch: () => () => others.shift()!,
    });
    expect(found).toMatchObject({ spread: [0.2, 0.4], disturbance: 0.5 });
  });
});

test("processor time of a process grows while it works; what others do is no negative share", () => {
  const others = watchOthers([process.pid]);
  const before = processorTimeOf(process.pid);
  const end = performance.now() + 50;
  while (performance.now() < end);
  const isKnown = existsSync("/proc/self/schedstat");
  expect(isKnown ? processorTimeOf(process.pid) - before > 1_000 : true).toBe(true);
  expect(others()).toBeGreaterThanOrEqual(0);
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
