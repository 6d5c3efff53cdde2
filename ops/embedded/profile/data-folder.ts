import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FolderInUseError, lockFolder } from "../folder-lock.js";

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

/** Where the stores of a Defter at work answer. */
export interface StoreUrls {
  readonly eventStore: string;
  readonly postgres: string;
  readonly mongo: string;
}

/** The data folder, held by this process alone. */
export interface DataFolder {
  readonly folder: string;
  /** Leaves the address for who tries to start a second one. */
  tellAddress(address: string): void;
  /** Leaves the URLs of the stores for commands beside this process. They hold a password: nobody else may read them. */
  tellStores(urls: StoreUrls): void;
  release(): void;
}

/** Makes the folder where it is missing and takes it. @throws DataFolderInUseError */
export function takeDataFolder(folder: string): DataFolder {
  const [address, stores] = [join(folder, "address"), storesFile(folder)];
  // Root lets others pass, not look: PostgreSQL runs as another user and has its data below. A folder that was there
  // keeps the mode that someone gave it.
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  }
  const unlock = lock(folder, address);
  const forget = () => [address, stores].forEach((file) => rmSync(file, { force: true }));
  forget();
  return {
    folder,
    tellAddress: (text) => writeFileSync(address, `${text}\n`),
    tellStores: (urls) => leave(stores, JSON.stringify(urls)),
    release: () => {
      forget();
      unlock();
    },
  };
}

/** The stores of the Defter that has the folder; undefined where none has, or it has not come so far. */
export function storesToldIn(folder: string): StoreUrls | undefined {
  try {
    return JSON.parse(readFileSync(storesFile(folder), "utf8")) as StoreUrls;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function storesFile(folder: string): string {
  return join(folder, "stores.json");
}

/** Appears whole, and never with a mode that lets others read it. */
function leave(file: string, content: string): void {
  const draft = `${file}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${content}\n`, { mode: 0o600, flag: "wx" });
  renameSync(draft, file);
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
