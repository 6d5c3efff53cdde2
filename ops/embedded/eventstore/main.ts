import { parseArgs } from "node:util";
import { startServer } from "./service/event-store-server.js";
import type { RunningServer } from "./service/event-store-server.js";
import { FolderInUseError } from "../folder-lock.js";
import { LogDamagedError } from "./storage/errors.js";

/** Exit codes of the program. */
const EXIT = { usage: 64, damaged: 65, portTaken: 69, diskFailed: 74, folderInUse: 75 } as const;

const log = (line: string) => void process.stderr.write(`${line}\n`);

function fail(code: number, message: string): never {
  log(message);
  process.exit(code);
}

function readArguments(): { folder: string; port: number; withParent: boolean } {
  const { values } = parseArgs({
    options: {
      folder: { type: "string" },
      port: { type: "string", default: "0" },
      "with-parent": { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!values.folder || !Number.isInteger(port) || port < 0 || port > 65_535) {
    fail(EXIT.usage, "usage: main --folder FOLDER [--port PORT] [--with-parent]");
  }
  return { folder: values.folder, port, withParent: values["with-parent"] };
}

async function start(folder: string, port: number): Promise<RunningServer> {
  try {
    // The answer to an append that may or may not be on the disk is not ours to guess: end, and let recovery look.
    const onFailure = (error: unknown) => {
      if (error instanceof LogDamagedError) fail(EXIT.damaged, error.message);
      fail(EXIT.diskFailed, `the disk failed: ${String(error)}`);
    };
    return await startServer({ folder, port, log, onFailure });
  } catch (error) {
    if (error instanceof FolderInUseError) fail(EXIT.folderInUse, error.message);
    if (error instanceof LogDamagedError) fail(EXIT.damaged, error.message);
    fail(EXIT.portTaken, `the event store could not start: ${(error as Error).message}`);
  }
}

function tellRecovery({ recovery }: RunningServer): void {
  const { events, streams, milliseconds, tornTail, unfinishedSegment, snapshot } = recovery;
  log(`found ${events} events in ${streams} streams in ${milliseconds} ms`);
  if (snapshot.kind === "used") log(`of these, ${snapshot.events} were in the snapshot of the index`);
  if (snapshot.kind === "ignored") log(`left the snapshot of the index aside and read the log: ${snapshot.reason}`);
  if (tornTail) {
    log(`cut ${tornTail.bytes} bytes that were never acknowledged at ${tornTail.position}: ${tornTail.reason}`);
  }
  if (unfinishedSegment) log(`removed ${unfinishedSegment}, which a crash left without content`);
}

const { folder, port, withParent } = readArguments();
const server = await start(folder, port);
tellRecovery(server);

let isStopping = false;
const stop = () => {
  if (isStopping) return;
  isStopping = true;
  void server.stop().then(() => process.exit(0));
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// The parent holds the other end of our stdin; when it is gone, however it went, so are we.
if (withParent) process.stdin.on("end", stop).on("error", stop).resume();

const url = `esdb://127.0.0.1:${server.port}?tls=false`;
process.stdout.write(`${JSON.stringify({ ready: true, port: server.port, url })}\n`);
