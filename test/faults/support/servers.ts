import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EventStoreReady } from "../../../ops/embedded/eventstore/index.js";
import { launchProcess, type LaunchedProcess } from "../../../ops/embedded/launch-process.js";
import type { MongoReady } from "../../../ops/embedded/mongo/index.js";
import { packageRoot } from "../../../ops/paths.js";
import type { MachineFaults } from "./machine-faults.js";

export interface FaultyLaunch {
  readonly folder: string;
  readonly port?: number;
  readonly faults?: MachineFaults;
  readonly onLog?: (line: string) => void;
  /** Further environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

const compiled = (...path: string[]) => join(packageRoot(), "dist", ...path);
const PRELOAD = pathToFileURL(compiled("test", "faults", "support", "faulty-machine.js")).href;

const running = new Set<LaunchedProcess<unknown>>();

/** Ends what a test that failed has left. For `afterEach`. */
export async function killLeftServers(): Promise<void> {
  for (const server of running) server.kill();
  await Promise.all([...running].map(({ ended }) => ended));
}

async function launch<Ready>(server: "eventstore" | "mongo", given: FaultyLaunch): Promise<LaunchedProcess<Ready>> {
  const { folder, port = 0, faults, onLog, environment } = given;
  const launched = await launchProcess<Ready>({
    program: compiled("ops", "embedded", server, "main.js"),
    arguments: ["--folder", folder, "--port", String(port), "--with-parent"],
    environment: {
      ...environment,
      ...(faults && { NODE_OPTIONS: `--import ${PRELOAD}`, DEFTER_MACHINE_FAULTS: JSON.stringify(faults) }),
    },
    ...(onLog && { onLog }),
  });
  running.add(launched);
  void launched.ended.then(() => running.delete(launched));
  return launched;
}

/** The program of the embedded event store, on a machine with faults. */
export const faultyEventStore = (given: FaultyLaunch) => launch<EventStoreReady>("eventstore", given);

/** The program of the embedded MongoDB, on a machine with faults. */
export const faultyMongo = (given: FaultyLaunch) => launch<MongoReady>("mongo", given);
