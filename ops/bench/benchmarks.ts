import type { Benchmark } from "./benchmark.js";
import { appendThroughClient } from "./eventstore/append-through-client.js";
import { clearance } from "./clearance/index.js";
import { commands } from "./commands.js";
import { readAllThroughClient } from "./eventstore/read-all-through-client.js";
import { restart } from "./eventstore/restart.js";
import { rebuildAll } from "./rebuild.js";
import { taxYear } from "./tax-year.js";

/** Every benchmark by its name, in the order in which they run. Add yours here. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  append: appendThroughClient,
  "read-all": readAllThroughClient,
  restart,
  commands,
  clearance,
  "tax-year": taxYear,
  rebuild: rebuildAll,
};
