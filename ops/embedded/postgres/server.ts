import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { LaunchError, type ProcessEnd } from "../launch-process.js";
import type { Binaries } from "./binaries.js";
import { serverEnvironment } from "./cluster.js";
import type { Place } from "./place.js";

/**
 * Starts the server and waits for its end. It reads its own stdin, which we hold open: when we are gone, also by
 * kill -9, the shell reads the end and asks the server to stop.
 */
const GUARD = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( cat <&3; kill -INT $server ) >/dev/null 2>&1 &
guard=$!
exec 3<&-
trap '' INT TERM HUP
wait $server
code=$?
kill $guard 2>/dev/null
exit $code`;

/** Durable as the default is; small enough for an office machine, large enough for a city. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

const READY = "database system is ready to accept connections";
const READY_WITHIN = 60_000;
const LINES_KEPT = 50;

export interface RunningServer {
  readonly child: ChildProcess;
  readonly ended: Promise<ProcessEnd>;
}

/** Runs the server until it accepts connections. @throws LaunchError with its last words when it does not. */
export async function runServer(
  place: Place,
  binaries: Binaries,
  port: number,
  onLog: (line: string) => void,
): Promise<RunningServer> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = [binaries.postgres, "-D", place.data, "-p", String(port), ...settings];
  const child = spawn("/bin/sh", ["-c", GUARD, "defter-postgres", ...server], {
    ...place.account,
    cwd: "/",
    env: serverEnvironment,
    stdio: ["pipe", "ignore", "pipe"],
    // A group of its own: Ctrl-C at the terminal stops us, and we stop the server when its clients are done.
    detached: true,
  });
  child.stdin!.on("error", () => undefined);
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  await ready(child, ended, onLog);
  return { child, ended };
}

function ready(child: ChildProcess, ended: Promise<ProcessEnd>, onLog: (line: string) => void): Promise<void> {
  const log: string[] = [];
  return new Promise((resolve, reject) => {
    const refuse = (what: string, code: number | null) =>
      reject(new LaunchError(`PostgreSQL ${what}\n${log.join("\n")}`, code, log));
    const timer = setTimeout(() => {
      child.stdin!.destroy();
      refuse(`was not ready within ${READY_WITHIN} ms`, null);
    }, READY_WITHIN);
    child.once("error", (error) => refuse(`could not be started: ${error.message}`, null));
    void ended.then(({ code }) => {
      clearTimeout(timer);
      refuse("ended before it was ready", code);
    });
    createInterface({ input: child.stderr! }).on("line", (line) => {
      log.push(line);
      if (log.length > LINES_KEPT) log.shift();
      onLog(line);
      if (!line.includes(READY)) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
