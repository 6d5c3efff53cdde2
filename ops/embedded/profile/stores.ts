import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { launchEventStore } from "../eventstore/index.js";
import { LaunchError, type LaunchedProcess } from "../launch-process.js";
import { launchMongo } from "../mongo/index.js";
import { launchPostgres } from "../postgres/index.js";
import { supervise, type Supervised } from "./supervise.js";

interface Ready {
  readonly port: number;
  readonly url: string;
}

/** The stores that Defter stands on. */
export type StoreName = "eventStore" | "postgres" | "mongo";

interface Launch {
  readonly folder: string;
  readonly port: number;
  readonly onLog: (line: string) => void;
}

const EMBEDDED: Readonly<
  Record<StoreName, { name: string; launch: (how: Launch) => Promise<LaunchedProcess<Ready>> }>
> = {
  eventStore: { name: "The event store", launch: launchEventStore },
  postgres: { name: "PostgreSQL", launch: launchPostgres },
  mongo: { name: "The document store", launch: launchMongo },
};

export interface StoresOptions {
  readonly folder: string;
  /** URLs of servers that run elsewhere; what has none is started here. */
  readonly given?: Partial<Readonly<Record<StoreName, string | undefined>>>;
  /** A line for people, when a server is started or started again. */
  readonly onProgress?: (line: string) => void;
  /** A line of a server's log. */
  readonly onLog?: (name: string, line: string) => void;
}

export interface Stores {
  readonly urls: Readonly<Record<StoreName, string>>;
  /** What is started here. */
  readonly embedded: Partial<Readonly<Record<StoreName, Supervised<Ready>>>>;
  /** Rejects when an embedded server keeps ending. */
  readonly failed: Promise<never>;
  /** Stops what was started here; clients are to be closed first. */
  stop(): Promise<void>;
}

/** Starts, side by side, every store that has no URL. When one does not start, the others are stopped again. */
export async function startStores(options: StoresOptions): Promise<Stores> {
  const names = Object.keys(EMBEDDED) as StoreName[];
  const missing = names.filter((name) => !options.given?.[name]);
  const started = await Promise.allSettled(missing.map((name) => start(name, options)));
  const embedded = Object.fromEntries(
    started.flatMap((one, index) => (one.status === "fulfilled" ? [[missing[index], one.value]] : [])),
  ) as Partial<Record<StoreName, Supervised<Ready>>>;
  const running = Object.values(embedded);
  const stop = async () => void (await Promise.all(running.map((one) => one.stop())));
  const refused = started.find((one) => one.status === "rejected");
  if (refused) {
    await stop();
    throw refused.reason;
  }
  const urls = Object.fromEntries(
    names.map((name) => [name, options.given?.[name] || embedded[name]!.ready.url]),
  ) as Record<StoreName, string>;
  const failed = Promise.race(running.map((one) => one.failed));
  failed.catch(() => undefined);
  return { urls, embedded, failed, stop };
}

async function start(store: StoreName, options: StoresOptions): Promise<Supervised<Ready>> {
  const { name, launch } = EMBEDDED[store];
  const begun = performance.now();
  const supervised = await supervise<Ready>({
    name,
    launch: (port) =>
      patiently(() =>
        launch({ folder: join(options.folder, store), port, onLog: (line) => options.onLog?.(name, line) }),
      ),
    onRestart: (_name, why) => options.onProgress?.(`${name} ended (${why}); starting it again.`),
  });
  options.onProgress?.(`${name} is ready (${((performance.now() - begun) / 1000).toFixed(1)} s).`);
  return supervised;
}

const PATIENCE = 10_000;

/** The server of a Defter that was just killed may take a moment to notice and to leave its folder. */
async function patiently<Result>(launch: () => Promise<Result>): Promise<Result> {
  for (const until = Date.now() + PATIENCE; ;) {
    try {
      return await launch();
    } catch (error) {
      const held = error instanceof LaunchError && error.log.some((line) => line.includes("is in use"));
      if (!held || Date.now() > until) throw error;
      await sleep(100);
    }
  }
}
