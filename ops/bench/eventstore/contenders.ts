import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { EventStoreDBClient } from "@eventstore/db-client";
import { launchEventStore, launchHollowEventStore } from "../../embedded/eventstore/index.js";
import type { BenchmarkContext } from "../benchmark.js";
import { compareInTurns, type Comparison } from "../in-turns.js";
import { watchOthers } from "../processor-time.js";

/** A server in a process of its own, and a client of it in this one. */
export interface Contender {
  readonly client: EventStoreDBClient;
  readonly pid: number;
}

/** The embedded server, and the hollow one that speaks as it does and stores nothing. */
export interface Contenders {
  readonly embedded: Contender;
  readonly hollow: Contender;
  /** Where the embedded server keeps its log. */
  readonly folder: string;
  /** Has both do the same in turns, and tells what the machine did besides. */
  compare<Result>(work: Work<Result>): Promise<Comparison<Result>>;
}

export interface Work<Result> {
  readonly rounds: number;
  readonly run: (contender: Contender) => Promise<Result>;
  readonly figureOf: (result: Result) => number;
}

/** The stream that is read and followed; the events that the hollow server pretends to hold are of it, too. */
export const STREAM = "benchmark-shkoder.6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

/** Data of about the size of an ordinary fact: 270 bytes of JSON. */
export const factData = {
  taxpayer: "01JD3QZ8W6T5M4K3H2G1F0E9D8",
  item: "ndertesa-banim",
  year: 2025,
  base: 124,
  amount: 4_712,
  instalments: ["2025-04-30", "2025-06-30", "2025-09-30", "2025-12-31"],
  trace: "row 12, zone 2, 38 lekë per square metre, article 9 of decision 84 of 23.12.2024",
  office: "Qendra",
};

/**
 * Runs `measure` between starting both servers and leaving nothing behind.
 * @param logged how many events the hollow server pretends to hold
 */
export async function* withContenders<Result>(
  { note }: BenchmarkContext,
  logged: number,
  measure: (contenders: Contenders) => AsyncIterable<Result>,
): AsyncGenerator<Result> {
  const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
  const servers = await Promise.all([
    launchEventStore({ folder }),
    launchHollowEventStore({ data: JSON.stringify(factData), events: logged, stream: STREAM }),
  ]);
  const [embedded, hollow] = servers.map(({ ready, pid }) => ({
    client: EventStoreDBClient.connectionString(ready.url),
    pid,
  })) as [Contender, Contender];
  const pids = [process.pid, embedded.pid, hollow.pid];
  const compare = async <Figures>({ rounds, run, figureOf }: Work<Figures>) => {
    const found = await compareInTurns({
      rounds,
      value: () => run(embedded),
      reference: () => run(hollow),
      figureOf,
      watch: () => watchOthers(pids),
    });
    note(`others kept at most ${found.disturbance.toFixed(2)} of ${availableParallelism()} processors busy`);
    return found;
  };
  note(`${availableParallelism()} processors, load ${loadavg()[0]!.toFixed(2)}`);
  try {
    yield* measure({ embedded, hollow, folder, compare });
  } finally {
    await Promise.all([embedded, hollow].map(({ client }) => client.dispose()));
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}
