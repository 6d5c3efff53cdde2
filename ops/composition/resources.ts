import { join } from "node:path";
import { MongoClient, type Db } from "mongodb";
import pg from "pg";
import { EventStoreDbEventStore, type EventStore } from "../../application/event-store/index.js";
import { FolderContentStore, type ContentStore } from "../../application/documents/index.js";
import { PostgresKeyVault, type KeyVault, type MasterKey } from "../../application/personal-data/index.js";

/** Connections to the stores, and the vault: everything that is opened once and must be closed. */
export interface Resources {
  readonly eventStore: EventStore;
  readonly postgres: pg.Pool;
  readonly mongo: MongoClient;
  readonly documents: Db;
  readonly vault: KeyVault;
  readonly masterKey: MasterKey;
  /** Contents of documents that people brought. */
  readonly contents: ContentStore;
  /** Where documents wait for the command that they belong to. */
  readonly uploadsFolder: string;
  close(): Promise<void>;
}

export interface ResourcesOptions {
  readonly urls: { readonly eventStore: string; readonly postgres: string; readonly mongo: string };
  readonly masterKey: MasterKey;
  readonly documentsFolder: string;
  /** An idle connection was lost; it is opened again by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

const POOL_SIZE = 20;
/** As long as a store may take to answer at the start, in milliseconds. */
const CONNECT_WITHIN = 15_000;

/** Connects to all three stores; when one does not answer, nothing stays open. */
export async function openResources(options: ResourcesOptions): Promise<Resources> {
  const { urls, masterKey, documentsFolder, onConnectionLost } = options;
  const eventStore = new EventStoreDbEventStore(urls.eventStore);
  const postgres = new pg.Pool({
    connectionString: urls.postgres,
    max: POOL_SIZE,
    application_name: "defter",
    connectionTimeoutMillis: CONNECT_WITHIN,
  });
  postgres.on("error", (error) => onConnectionLost?.(error));
  const mongo = new MongoClient(urls.mongo, { appName: "defter", serverSelectionTimeoutMS: CONNECT_WITHIN });
  let vault: KeyVault | undefined;
  const close = async () => {
    await vault?.close();
    await Promise.allSettled([eventStore.close(), mongo.close(), postgres.end()]);
  };
  try {
    const [opened] = await Promise.all([
      PostgresKeyVault.open({ database: postgres, masterKey }),
      mongo.connect(),
      eventStore.head(),
    ]);
    vault = opened;
    const contents = await FolderContentStore.open(documentsFolder, vault);
    const documents = documentsOf(mongo, urls.mongo);
    // No municipality's name begins with a dot.
    const uploadsFolder = join(documentsFolder, ".uploads");
    return { eventStore, postgres, mongo, documents, vault, masterKey, contents, uploadsFolder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The database that the URL names; where it names none, `defter`, not the driver's `test`. */
function documentsOf(mongo: MongoClient, url: string): Db {
  const named = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.test(url);
  return named ? mongo.db() : mongo.db("defter");
}
