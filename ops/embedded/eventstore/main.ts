import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { readEventStoreConfiguration } from "../../configuration/index.js";
import { argon2PasswordHasher } from "../../security/index.js";
import { readUsersFile, userLine } from "./security/users.js";
import { startServer } from "./service/event-store-server.js";
import type { RunningServer, ServerOptions } from "./service/event-store-server.js";
import { FolderInUseError } from "../folder-lock.js";
import { LogDamagedError } from "./storage/errors.js";

/** Exit codes of the program. */
const EXIT = { usage: 64, damaged: 65, portTaken: 69, diskFailed: 74, folderInUse: 75, configuration: 78 } as const;

const log = (line: string) => void process.stderr.write(`${line}\n`);

function fail(code: number, message: string): never {
  log(message);
  process.exit(code);
}

interface Arguments {
  readonly folder: string;
  readonly port: number;
  readonly withParent: boolean;
}

async function readArguments(): Promise<Arguments> {
  const { values } = parseArgs({
    options: {
      folder: { type: "string" },
      port: { type: "string", default: "0" },
      "with-parent": { type: "boolean", default: false },
      user: { type: "string" },
    },
  });
  if (values.user !== undefined) await printUser(values.user);
  const port = Number(values.port);
  if (!values.folder || !Number.isInteger(port) || port < 0 || port > 65_535) {
    fail(EXIT.usage, "usage: main --folder FOLDER [--port PORT] [--with-parent], or main --user NAME < PASSWORD");
  }
  return { folder: values.folder, port, withParent: values["with-parent"] };
}

/** Prints a line for the file of users. The password is read, never given as an argument that others could see. */
async function printUser(name: string): Promise<never> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  if (password === "") fail(EXIT.usage, "the password is read from standard input, and there is none");
  try {
    process.stdout.write(`${await userLine(name, password, argon2PasswordHasher)}\n`);
  } catch (error) {
    fail(EXIT.usage, (error as Error).message);
  }
  process.exit(0);
}

/** How the server meets its callers. One with a parent is for this machine alone. */
function protection(withParent: boolean): Pick<ServerOptions, "host" | "certificate" | "users"> {
  if (withParent) return {};
  try {
    const { host, certificateFile, keyFile, usersFile } = readEventStoreConfiguration();
    return {
      host,
      certificate:
        certificateFile !== undefined && keyFile !== undefined
          ? { certificate: readFileSync(certificateFile), key: readFileSync(keyFile) }
          : undefined,
      users: usersFile === undefined ? undefined : readUsersFile(usersFile, argon2PasswordHasher),
    };
  } catch (error) {
    fail(EXIT.configuration, (error as Error).message);
  }
}

async function start({ folder, port, withParent }: Arguments): Promise<RunningServer> {
  const protectedBy = protection(withParent);
  try {
    // The answer to an append that may or may not be on the disk is not ours to guess: end, and let recovery look.
    const onFailure = (error: unknown) => {
      if (error instanceof LogDamagedError) fail(EXIT.damaged, error.message);
      fail(EXIT.diskFailed, `the disk failed: ${String(error)}`);
    };
    return await startServer({ folder, port, log, onFailure, ...protectedBy });
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

const given = await readArguments();
const server = await start(given);
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
if (given.withParent) process.stdin.on("end", stop).on("error", stop).resume();

const url = `esdb://${server.host}:${server.port}?tls=${server.isEncrypted}`;
process.stdout.write(`${JSON.stringify({ ready: true, port: server.port, url })}\n`);
