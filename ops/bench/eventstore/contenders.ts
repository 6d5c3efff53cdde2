import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventStoreDBClient } from "@eventstore/db-client";
import { launchEventStore, launchHollowEventStore } from "../../embedded/eventstore/index.js";

/** The embedded server and one that stores nothing, each in a process of its own, with a client for each. */
export interface Contenders {
  readonly embedded: EventStoreDBClient;
  readonly hollow: EventStoreDBClient;
}

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

/** Runs `measure` between starting both servers and leaving nothing behind. */
export async function* withContenders<Result>(
  measure: (contenders: Contenders) => AsyncIterable<Result>,
): AsyncGenerator<Result> {
  const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
  const [embedded, hollow] = await Promise.all([
    launchEventStore({ folder }),
    launchHollowEventStore(JSON.stringify(factData)),
  ]);
  const clients = [embedded, hollow].map(({ ready }) => EventStoreDBClient.connectionString(ready.url));
  try {
    yield* measure({ embedded: clients[0]!, hollow: clients[1]! });
  } finally {
    await Promise.all(clients.map((client) => client.dispose()));
    await Promise.all([embedded.stop(), hollow.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}
