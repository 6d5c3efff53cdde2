import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { watchOthers } from "../processor-time.js";
import type { LaunchedProcess } from "../../embedded/launch-process.js";
import { launchHollowMongo, launchMongo, type MongoReady } from "../../embedded/mongo/index.js";

/** A document of about the size of a row of an account: 300 bytes of BSON. */
export const accountRow = {
  tenant: "shkoder",
  taxpayer: "01JD3QZ8W6T5M4K3H2G1F0E9D8",
  office: "Qendra",
  year: 2025,
  item: "ndertesa-banim",
  assessed: 4_712,
  paid: 1_178,
  instalments: [
    { due: "2025-04-30", amount: 1_178 },
    { due: "2025-06-30", amount: 1_178 },
  ],
  state: "open",
};

/** A server in a process of its own, and a driver connected to it in this one. */
export interface Contender {
  readonly client: MongoClient;
  readonly pid: number;
}

export interface Contenders {
  readonly embedded: Contender;
  /** Speaks as the embedded one does, and stores nothing. */
  readonly hollow: Contender;
  readonly folder: string;
  /** Begins to watch what the machine does besides. */
  readonly watch: () => () => number;
}

/** Runs `measure` between starting both servers, each with a driver of so many connections, and leaving nothing behind. */
export function withContenders<Result>(
  connections: number,
  measure: (contenders: Contenders) => AsyncIterable<Result>,
): AsyncGenerator<Result> {
  return withFolder((folder) =>
    withDriver(launchMongo({ folder: join(folder, "mongo") }), connections, (embedded) =>
      withDriver(launchHollowMongo(), connections, (hollow) => {
        const watch = () => watchOthers([process.pid, embedded.pid, hollow.pid]);
        return measure({ folder, embedded, hollow, watch });
      }),
    ),
  );
}

/** The same with the embedded server alone. */
export function withEmbedded<Result>(
  connections: number,
  measure: (embedded: Contender) => AsyncIterable<Result>,
): AsyncGenerator<Result> {
  return withFolder((folder) => withDriver(launchMongo({ folder: join(folder, "mongo") }), connections, measure));
}

async function* withFolder<Result>(measure: (folder: string) => AsyncIterable<Result>): AsyncGenerator<Result> {
  const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
  try {
    yield* measure(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* withDriver<Result>(
  launched: Promise<LaunchedProcess<MongoReady>>,
  connections: number,
  measure: (contender: Contender) => AsyncIterable<Result>,
): AsyncGenerator<Result> {
  const server = await launched;
  const options = { maxPoolSize: connections, minPoolSize: connections };
  const client = await MongoClient.connect(server.ready.url, options);
  try {
    yield* measure({ client, pid: server.pid });
  } finally {
    await client.close();
    await server.stop();
  }
}
