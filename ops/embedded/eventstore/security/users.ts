import { readFileSync } from "node:fs";
import type { PasswordHasher } from "../../../../application/identity/index.js";

/** Who calls: the groups are what access lists name, besides the name itself. */
export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

interface KeptUser extends User {
  readonly hash: string;
}

/** The groups that the protocol's two users of old have without being told. */
const GROUPS: Readonly<Record<string, readonly string[]>> = { admin: ["$admins"], ops: ["$ops"] };

/** The file of users is not as it should be. Its content is not repeated. */
export class UsersFileError extends Error {
  constructor(file: string, reason: string) {
    super(`the users in ${file} cannot be read: ${reason}`);
    this.name = "UsersFileError";
  }
}

/**
 * Reads a file of users: a line each, `name:hash` or `name:hash:group,group`, the hash by argon2id. Empty lines and those
 * that begin with `#` are passed over.
 * @throws UsersFileError
 */
export function readUsersFile(file: string, hasher: PasswordHasher): Users {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsersFileError(file, (error as Error).message);
  }
  const users = new Map<string, KeptUser>();
  for (const [index, text] of content.split("\n").entries()) {
    const line = text.trim();
    if (line === "" || line.startsWith("#")) continue;
    const [name, hash, groups, ...rest] = line.split(":");
    if (!name || !hash?.startsWith("$argon2id$") || rest.length > 0) {
      throw new UsersFileError(file, `line ${index + 1} is not name:hash or name:hash:groups`);
    }
    if (users.has(name)) throw new UsersFileError(file, `line ${index + 1} names a user once more`);
    users.set(name, { name, hash, groups: groups === undefined ? (GROUPS[name] ?? []) : groupsOf(groups) });
  }
  if (users.size === 0) throw new UsersFileError(file, "it names nobody");
  return new Users(users, hasher);
}

/** A line of the file. @throws RangeError when the name has a colon, a space or nothing */
export async function userLine(name: string, password: string, hasher: PasswordHasher): Promise<string> {
  if (!/^[^\s:#]+$/.test(name)) throw new RangeError("a name has no spaces, no colon and no #");
  return `${name}:${await hasher.hash(password)}`;
}

function groupsOf(text: string): string[] {
  return text
    .split(",")
    .map((group) => group.trim())
    .filter((group) => group !== "");
}

/** Those who may come in. */
export class Users {
  constructor(
    private readonly users: ReadonlyMap<string, KeptUser>,
    private readonly hasher: PasswordHasher,
  ) {}

  /** The user with this name and password; undefined when there is none, after the same work. */
  async find(name: string, password: string): Promise<User | undefined> {
    const user = this.users.get(name);
    const hash = (user ?? this.users.values().next().value!).hash;
    return (await this.hasher.verify(hash, password)) ? user : undefined;
  }
}
