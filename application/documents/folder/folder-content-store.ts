import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { KeyVault } from "../../personal-data/index.js";
import { checkedTenant } from "../../streams.js";
import type { ContentStore, DocumentOwner } from "../port.js";
import { ownersKey, sealed, unsealed } from "../sealing.js";

/** No write of a document takes this long. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Contents as files: `TENANT/SUBJECT/DIGEST`, each encrypted with the subject's key. A file appears whole or not at all:
 * it is written under another name, flushed, renamed, and the folder is flushed.
 */
export class FolderContentStore implements ContentStore {
  private constructor(
    private readonly folder: string,
    private readonly vault: KeyVault,
  ) {}

  /**
   * Makes the folder where it is missing, and clears away what writes that were cut short have left: what is an hour
   * old, for another process may be in the middle of a write.
   */
  static async open(folder: string, vault: KeyVault): Promise<FolderContentStore> {
    const store = new FolderContentStore(folder, vault);
    await mkdir(store.unfinished, { recursive: true, mode: 0o700 });
    for (const name of await readdir(store.unfinished)) await removeAbandoned(join(store.unfinished, name));
    return store;
  }

  async put(owner: DocumentOwner, digest: string, content: Uint8Array): Promise<"kept" | "forgotten"> {
    const place = this.placeOf(owner, digest);
    const key = await ownersKey(this.vault, owner, { create: true });
    if (key === null) return "forgotten";
    if (await exists(place)) return "kept";
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const unfinished = join(this.unfinished, randomUUID());
    try {
      await written(unfinished, sealed(key, owner, digest, content));
      await rename(unfinished, place);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    for (const folder of [dirname(place), dirname(dirname(place)), this.folder]) await flushed(folder);
    return "kept";
  }

  async get(owner: DocumentOwner, digest: string): Promise<Uint8Array | "forgotten" | null> {
    const place = this.placeOf(owner, digest);
    if (!(await exists(place))) return null;
    const key = await ownersKey(this.vault, owner);
    if (key === null) return "forgotten";
    return unsealed(key, owner, digest, await readFile(place));
  }

  private get unfinished(): string {
    return join(this.folder, ".unfinished");
  }

  /** Nothing that came from outside becomes part of a path unchecked. */
  private placeOf({ tenant, subjectId }: DocumentOwner, digest: string): string {
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(subjectId)) throw new Error("a subject's id is letters and digits");
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error("a digest is SHA-256 in hexadecimal");
    return join(this.folder, checkedTenant(tenant), subjectId, digest);
  }
}

async function removeAbandoned(path: string): Promise<void> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
  if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

async function written(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the name of a new file survives a power cut, too. */
async function flushed(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
