import { fileURLToPath } from "node:url";
import { launchProcess } from "../launch-process.js";
import type { LaunchedProcess } from "../launch-process.js";

export interface EventStoreLaunch {
  /** Where the events are kept; created if missing. One server at a time has it. */
  readonly folder: string;
  /** Default 0: any that is free. */
  readonly port?: number;
  /** Receives every line of the server's log. */
  readonly onLog?: (line: string) => void;
}

export interface EventStoreReady {
  readonly port: number;
  /** `esdb://127.0.0.1:PORT?tls=false` */
  readonly url: string;
}

/**
 * Nearly all that an append leaves to the collector is gone when it looks: a young generation that fits into the processor's own
 * memory is gone through more often, in a third of the time, and clients wait for it that much shorter.
 */
const SMALL_YOUNG_GENERATION = ["--max-semi-space-size=4"];

/**
 * Starts the embedded event store as a child process that never outlives this one.
 * @throws LaunchError when it cannot start; its log says why (folder in use, log damaged and where, port taken)
 */
export function launchEventStore({
  folder,
  port = 0,
  onLog,
}: EventStoreLaunch): Promise<LaunchedProcess<EventStoreReady>> {
  return launchProcess<EventStoreReady>({
    program: fileURLToPath(new URL("./main.js", import.meta.url)),
    arguments: ["--folder", folder, "--port", String(port), "--with-parent"],
    nodeArguments: SMALL_YOUNG_GENERATION,
    // A log without a snapshot is read whole: some 300,000 events a second.
    readyWithin: 600_000,
    // The last snapshot of ten million events takes a second or two.
    stopWithin: 30_000,
    ...(onLog && { onLog }),
  });
}

/** What a hollow server pretends to hold. */
export interface HollowLaunch {
  /** Data of every event, as JSON. */
  readonly data: string;
  /** How many events. */
  readonly events: number;
  /** Their stream. */
  readonly stream: string;
}

/**
 * Starts a server of the protocol that stores nothing, for benchmarks to compare with: it answers appends at once, and
 * reads with as many copies as are asked for of one event.
 */
export function launchHollowEventStore({
  data,
  events,
  stream,
}: HollowLaunch): Promise<LaunchedProcess<EventStoreReady>> {
  const program = fileURLToPath(new URL("./hollow/main.js", import.meta.url));
  return launchProcess<EventStoreReady>({
    program,
    arguments: [data, String(events), stream],
    nodeArguments: SMALL_YOUNG_GENERATION,
  });
}
