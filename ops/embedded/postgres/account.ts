import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A user of the machine, under whose rights the server runs. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A user of its own, where the operator made one; else the usual one; else the one that every machine has. */
const PREFERRED = ["defter", "postgres", "nobody"];

/**
 * PostgreSQL refuses to run as root, so root hands over to a user without rights. Undefined: we are not root, and the
 * server runs as the user that started us.
 * @param owner user id that owns the data already; a server keeps the user it began with
 */
export function serverAccount(owner?: number): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = passwordFile();
  const kept = [...accounts.values()].find(({ uid }) => uid === owner && uid !== 0);
  if (kept) return kept;
  for (const name of PREFERRED) {
    const account = accounts.get(name);
    if (account) return account;
  }
  throw new Error(
    `PostgreSQL does not run as root, and this machine has none of the users ${PREFERRED.join(", ")}. ` +
      `Make one (useradd --system defter), or give DEFTER_POSTGRES_URL.`,
  );
}

function passwordFile(): ReadonlyMap<string, Account> {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [name, , uid, gid] = line.split(":");
      return name && uid && gid ? [[name, { uid: Number(uid), gid: Number(gid) }] as const] : [];
    }),
  );
}

/** Whether the account can do something with a path, asked of the kernel: no guessing about modes and access lists. */
export function accountMay(account: Account | undefined, what: "read" | "enter" | "write", path: string): boolean {
  const flag = { read: "-r", enter: "-x", write: "-w" }[what];
  const asAccount = account === undefined ? {} : { uid: account.uid, gid: account.gid };
  return spawnSync("test", [flag, path], { ...asAccount, cwd: "/" }).status === 0;
}
