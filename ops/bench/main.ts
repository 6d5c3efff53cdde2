import { parseArgs } from "node:util";
import type { Benchmark, Measure } from "./benchmark.js";
import { benchmarks } from "./benchmarks.js";

const USAGE = `usage: npm run bench -- [NAME…] [--quick] [--json] [--list]`;
/** Exit codes: a target was missed; the command line was not understood. */
const MISSED = 1;
const NOT_UNDERSTOOD = 64;

function print(measure: Measure, asJson: boolean): void {
  process.stdout.write(`${asJson ? JSON.stringify(measure) : lineFor(measure)}\n`);
}

function lineFor({ name, value, unit, reference, ratio, spread, target, ok }: Measure): string {
  const between = spread === null ? "" : ` (${spread.map((bound) => bound.toFixed(2)).join(" to ")})`;
  const compared = reference === null ? "" : `, reference ${figure(reference)}, ratio ${ratio!.toFixed(2)}${between}`;
  const aim = target === null ? "" : `, target ${target}`;
  return `${ok ? "✓" : "✗"} ${name}: ${figure(value)} ${unit}${compared}${aim}`;
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

async function run(chosen: readonly [string, Benchmark][], quick: boolean, asJson: boolean): Promise<boolean> {
  const note = (line: string) => void (asJson || process.stderr.write(`  ${line}\n`));
  let allOk = true;
  for (const [name, benchmark] of chosen) {
    if (!asJson) process.stdout.write(`${name}: ${benchmark.title}\n`);
    for await (const measure of benchmark.measure({ quick, note })) {
      print(measure, asJson);
      allOk &&= measure.ok;
    }
  }
  return allOk;
}

function readArguments() {
  try {
    const flag = { type: "boolean", default: false } as const;
    return parseArgs({ allowPositionals: true, options: { quick: flag, json: flag, list: flag } });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(NOT_UNDERSTOOD);
  }
}

const { values, positionals } = readArguments();
const unknown = positionals.filter((name) => benchmarks[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`no benchmark ${unknown.join(", ")}; there are ${Object.keys(benchmarks).join(", ")}\n`);
  process.exit(NOT_UNDERSTOOD);
}
if (values.list) {
  for (const [name, { title }] of Object.entries(benchmarks)) process.stdout.write(`${name}: ${title}\n`);
} else {
  const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
  const chosen = names.map((name): [string, Benchmark] => [name, benchmarks[name]!]);
  const allOk = await run(chosen, values.quick, values.json);
  process.exit(allOk ? 0 : MISSED);
}
