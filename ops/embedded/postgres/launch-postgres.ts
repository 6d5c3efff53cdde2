import { resolve as absolute } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { lockFolder } from "../folder-lock.js";
import { LaunchError, type LaunchedProcess } from "../launch-process.js";
import { binariesFor, type Binaries } from "./binaries.js";
import { DATABASE, initialise, passwordOf, USER } from "./cluster.js";
import { postmasterPid, stopLeftover } from "./leftover.js";
import { placeOf, type Place } from "./place.js";
import { freePort, runServer, type RunningServer } from "./server.js";

export interface PostgresOptions {
  /** Holds password, lock and (where the server's user can reach it) the data. Made when missing. */
  readonly folder: string;
  /** 0 or absent: a free one. */
  readonly port?: number;
  readonly onLog?: (line: string) => void;
}

export interface PostgresReady {
  readonly port: number;
  /** With the password: never to be logged. */
  readonly url: string;
}

const STOP_WITHIN = 30_000;
const PORT_TRIES = 5;
/** How long the workers of a server that was killed may take to notice it, in milliseconds, and how often is looked. */
const LEFT_WORKERS = { within: 20_000, every: 200 };

/**
 * Starts a PostgreSQL 18 of our own over a folder, and makes the database `defter` in it. It never outlives this process.
 * @throws FolderInUseError while another process has the folder; LaunchError when the server does not start.
 */
export async function launchPostgres(options: PostgresOptions): Promise<LaunchedProcess<PostgresReady>> {
  const folder = absolute(options.folder);
  const place = placeOf(folder);
  const unlock = lockFolder(folder);
  try {
    await stopLeftover(place);
    const binaries = binariesFor(place);
    initialise(place, binaries);
    const { port, server } = await runOnPort(place, binaries, options);
    const url = `postgresql://${USER}:${passwordOf(place)}@127.0.0.1:${port}/`;
    await prepareDatabase(url);
    const ended = server.ended.finally(unlock);
    return {
      ready: { port, url: url + DATABASE },
      pid: postmasterPid(place)!,
      ended,
      stop: () => stop(place, server, ended),
      kill: () => void process.kill(postmasterPid(place)!, "SIGKILL"),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * A free port may be taken by someone else before the server has it; then another is tried. The workers of a server that was
 * killed live on until they notice that it is gone; while one does, none begins over the same data, and it is tried again.
 */
async function runOnPort(
  place: Place,
  binaries: Binaries,
  { port: wanted = 0, onLog = () => undefined }: PostgresOptions,
): Promise<{ readonly port: number; readonly server: RunningServer }> {
  const until = performance.now() + LEFT_WORKERS.within;
  for (let tries = 1; ;) {
    const port = wanted === 0 ? await freePort() : wanted;
    try {
      return { port, server: await runServer(place, binaries, port, onLog) };
    } catch (error) {
      const why = error instanceof LaunchError ? error.message : "";
      if (why.includes("pre-existing shared memory block") && performance.now() < until)
        await sleep(LEFT_WORKERS.every);
      else if (!why.includes("could not bind") || wanted !== 0 || tries++ === PORT_TRIES) throw error;
    }
  }
}

async function prepareDatabase(url: string): Promise<void> {
  await withClient(`${url}postgres`, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
  await withClient(url + DATABASE, async (client) => {
    await client.query("create extension if not exists pg_trgm; create extension if not exists unaccent");
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The guard asks the server to stop when its stdin ends: connections are closed and everything is written down. */
async function stop(place: Place, server: RunningServer, ended: Promise<unknown>): Promise<void> {
  server.child.stdin!.end();
  const timer = setTimeout(() => void stopLeftover(place), STOP_WITHIN);
  await ended;
  clearTimeout(timer);
}
