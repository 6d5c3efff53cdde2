import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FolderInUseError } from "../eventstore/storage/errors.js";
import { lockFolder } from "../eventstore/storage/folder-lock.js";

/** Another Defter has the data folder. */
export class DataFolderInUseError extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
    readonly address: string | undefined,
  ) {
    const where = address === undefined ? "and is starting" : `and answers at ${address}`;
    super(
      `Defter already runs over the data in ${folder} (process ${pid}) ${where}.\n` +
        `Use that one, stop it first, or name another folder with DEFTER_DATA.`,
    );
    this.name = "DataFolderInUseError";
  }
}

/** The data folder, held by this process alone. */
export interface DataFolder {
  readonly folder: string;
  /** Leaves the address for who tries to start a second one. */
  tellAddress(address: string): void;
  release(): void;
}

/** Makes the folder where it is missing and takes it. @throws DataFolderInUseError */
export function takeDataFolder(folder: string): DataFolder {
  const address = join(folder, "address");
  // Root lets others pass, not look: PostgreSQL runs as another user and has its data below. A folder that was there
  // keeps the mode that someone gave it.
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  }
  const unlock = lock(folder, address);
  rmSync(address, { force: true });
  return {
    folder,
    tellAddress: (text) => writeFileSync(address, `${text}\n`),
    release: () => {
      rmSync(address, { force: true });
      unlock();
    },
  };
}

function lock(folder: string, address: string): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof FolderInUseError) throw new DataFolderInUseError(folder, error.pid, addressOf(address));
    throw error;
  }
}

function addressOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
