import { closeSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Another process has the folder. */
export class FolderInUseError extends Error {
  constructor(
    readonly folder: string,
    /** Zero where it is just being taken, by one that is not known yet. */
    readonly pid: number,
  ) {
    super(`the folder ${folder} is in use by ${pid === 0 ? "another process" : `the process with id ${pid}`}`);
    this.name = "FolderInUseError";
  }
}

interface Holder {
  readonly pid: number;
  /** When the process began, as the machine tells it: a process id that is used again is another process. */
  readonly began: string;
}

/** A takeover takes milliseconds; one that is older was left behind by a crash. */
const TAKEOVER_PATIENCE = 10_000;

/**
 * Takes the folder for this process. The lock of a process that is gone (kill -9, power cut) is taken over.
 * @returns how to give the folder back
 * @throws FolderInUseError while another process has it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, "lock");
  if (!tryCreate(lock)) {
    refuseIfHeld(folder, lock);
    takeOver(folder, lock);
  }
  return () => rmSync(lock, { force: true });
}

/** The process that has the folder now; undefined when none has. Changes nothing. */
export function folderHolder(folder: string): number | undefined {
  const holder = readHolder(join(folder, "lock"));
  return holder && isAlive(holder) ? holder.pid : undefined;
}

/** Creates the lock with its content in one step, so that no one ever sees it empty. */
function tryCreate(lock: string): boolean {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, began: processBegan(process.pid) } satisfies Holder));
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Only one process at a time may replace a stale lock; the others find it held. */
function takeOver(folder: string, lock: string): void {
  const takeover = `${lock}.takeover`;
  try {
    closeSync(openSync(takeover, "wx"));
  } catch {
    if (Date.now() - statSync(takeover).mtimeMs < TAKEOVER_PATIENCE) throw new FolderInUseError(folder, 0);
    rmSync(takeover, { force: true });
    return takeOver(folder, lock);
  }
  try {
    refuseIfHeld(folder, lock);
    rmSync(lock, { force: true });
    if (!tryCreate(lock)) throw new FolderInUseError(folder, readHolder(lock)?.pid ?? 0);
  } finally {
    rmSync(takeover, { force: true });
  }
}

function refuseIfHeld(folder: string, lock: string): void {
  const holder = readHolder(lock);
  if (holder && isAlive(holder)) throw new FolderInUseError(folder, holder.pid);
}

function readHolder(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lock, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return processBegan(holder.pid) === holder.began;
}

/** Boot of the machine and start time of the process on Linux; elsewhere the process id alone must do. */
function processBegan(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program may hold spaces and brackets; the fields are counted after its last bracket.
    const startTime = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${startTime}`;
  } catch {
    return "unknown";
  }
}
