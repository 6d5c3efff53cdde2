import { readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Place } from "./place.js";

/** The process id of the server, from the file that it keeps in its data directory while it runs. */
export function postmasterPid(place: Place): number | undefined {
  try {
    const pid = Number(readFileSync(join(place.data, "postmaster.pid"), "utf8").split("\n")[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Signals that ask ever less politely, and how long each is given, in milliseconds. */
const WAYS = [
  ["SIGINT", 15_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 2_000],
] as const;

/**
 * Stops a server of this place whose owner is gone (someone killed the owner and its guard). To be called by who holds
 * the folder's lock: then no living owner has it.
 */
export async function stopLeftover(place: Place): Promise<void> {
  for (const [signal, patience] of WAYS) {
    const pid = postmasterPid(place);
    if (pid === undefined || !isServerOf(place, pid)) return;
    process.kill(pid, signal);
    for (const until = Date.now() + patience; Date.now() < until && isServerOf(place, pid);) await sleep(50);
  }
}

/** A process id in a file may long be another program's: the server works inside its data directory. */
function isServerOf(place: Place, pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || readlinkSync(`/proc/${pid}/cwd`) === place.data;
  } catch {
    return false;
  }
}
