import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync, chownSync } from "node:fs";
import { join } from "node:path";
import { accountMay, serverAccount, type Account } from "./account.js";

/** Where root keeps what the server's user must reach, when the folder it was given lies where that user cannot go. */
export const REACHABLE = "/var/lib/defter";

/** Where a cluster lies, and who runs it. */
export interface Place {
  /** The folder that was given: password, lock, and the way to the data. */
  readonly folder: string;
  /** PostgreSQL's own data directory. */
  readonly data: string;
  /** Undefined: as ourselves. */
  readonly account: Account | undefined;
}

/** Names the folder under {@link REACHABLE} that holds the data of a folder that the server's user cannot reach. */
const ELSEWHERE = "data-lies-in";

/** Finds or makes the place of the cluster of `folder`. The data stays where it was first made. */
export function placeOf(folder: string): Place {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0) return { folder, data: join(folder, "data"), account: undefined };
  const data = join(dataFolder(folder), "data");
  const account = serverAccount(existsSync(data) ? statSync(data).uid : undefined)!;
  if (!existsSync(data)) {
    mkdirSync(data, { mode: 0o700 });
    chownSync(data, account.uid, account.gid);
  }
  return { folder, data, account };
}

/** As root: the folder itself where the server's user can enter it, else one of its own that is noted in the folder. */
function dataFolder(folder: string): string {
  const note = join(folder, ELSEWHERE);
  if (existsSync(note)) return readFileSync(note, "utf8").trim();
  // Entering is not reading: what lies here (password, data) has modes of its own.
  chmodSync(folder, 0o711);
  if (accountMay(serverAccount(), "enter", folder)) return folder;
  const elsewhere = join(makeReachable(), `postgres-${randomBytes(8).toString("hex")}`);
  mkdirSync(elsewhere, { mode: 0o711 });
  writeFileSync(join(elsewhere, "belongs-to"), `${folder}\n`, { mode: 0o600 });
  writeFileSync(note, `${elsewhere}\n`);
  return elsewhere;
}

/** {@link REACHABLE}, which everyone may enter and only root may list. */
export function makeReachable(): string {
  mkdirSync(REACHABLE, { recursive: true, mode: 0o711 });
  chmodSync(REACHABLE, 0o711);
  return REACHABLE;
}

/** Deletes a cluster that is not running, wherever its data lies. */
export function removePostgres(folder: string): void {
  const note = join(folder, ELSEWHERE);
  if (existsSync(note)) rmSync(readFileSync(note, "utf8").trim(), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
