import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { inRoot, root, say, Trouble } from "./place.mjs";

const LOCK = inRoot(".bootstrap.lock");
const NOT_WRITABLE = new Set(["EACCES", "EPERM", "EROFS"]);

/** Does `work` while no other process of this checkout installs or builds. Waits for another; outlives one that died. */
export async function alone(work) {
  for (let waited = false; !tryTake(); waited = true) {
    if (!waited) say("Another start of this checkout is installing or building; waiting for it …");
    await sleep(250);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** The lock appears with its content in one step (link), so nobody ever reads it half written. */
function tryTake() {
  const draft = `${LOCK}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify({ pid: process.pid, began: processBegan(process.pid) }));
  } catch (error) {
    if (!NOT_WRITABLE.has(error.code)) throw error;
    throw new Trouble(
      `Defter has to be installed or built, and this user may not write to ${root}.\n` +
        `Let its owner run "npm start" there once, or make a checkout of your own.`,
    );
  }
  try {
    linkSync(draft, LOCK);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    removeIfLeftBehind();
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead process's lock aside. Should another have been quicker, what was moved is theirs and goes back. */
function removeIfLeftBehind() {
  const seen = read(LOCK);
  if (seen === undefined || isAlive(seen)) return;
  const aside = `${LOCK}.stale.${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (read(aside) !== seen) linkSync(aside, LOCK);
  } catch {
    // Someone else moved it: then there is nothing to remove.
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function isAlive(content) {
  try {
    const { pid, began } = JSON.parse(content);
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code !== "EPERM") return false;
    }
    return processBegan(pid) === began;
  } catch {
    return false;
  }
}

/** When a process began, on Linux: a process id that is used again is another process. */
function processBegan(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return "unknown";
  }
}
