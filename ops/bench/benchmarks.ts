import type { Benchmark } from "./benchmark.js";
import { appends, batches } from "./eventstore/appends.js";
import { audit } from "./audit/index.js";
import { cases } from "./cases/index.js";
import { clearance } from "./clearance/index.js";
import { commands } from "./commands.js";
import { reads } from "./eventstore/reads.js";
import { restart } from "./eventstore/restart.js";
import { subscriptions } from "./eventstore/subscriptions.js";
import { papers } from "./papers.js";
import { durableWrites } from "./mongo/durable-writes.js";
import { findAmongMany } from "./mongo/find-among-many.js";
import { rebuildAll } from "./rebuild.js";
import { taxYear } from "./tax-year.js";

/** Every benchmark by its name, in the order in which they run. Add yours here. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  append: appends,
  batch: batches,
  read: reads,
  subscribe: subscriptions,
  restart,
  "mongo-write": durableWrites,
  "mongo-find": findAmongMany,
  commands,
  clearance,
  cases,
  audit,
  "tax-year": taxYear,
  rebuild: rebuildAll,
  papers,
};
