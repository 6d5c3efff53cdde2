import { mkdirSync } from "node:fs";
import type { Logger } from "pino";
import { masterKeyIn, readMasterKey } from "../security/index.js";
import { compose, openLog, openResources, type Composition } from "../composition/index.js";
import { unknownVariables, type Configuration } from "../configuration/index.js";
import { startStores, takeDataFolder, type DataFolder, type StoreUrls } from "../embedded/profile/index.js";
import { Closing } from "./closing.js";

/** Defter put together over running stores; nothing runs by itself yet. */
export interface OpenDefter {
  readonly composition: Composition;
  readonly dataFolder: DataFolder | undefined;
  readonly urls: StoreUrls;
  /** Rejects when an embedded server keeps ending. */
  readonly failed: Promise<never>;
  /** Closes everything that is open, the last opened first. */
  readonly closing: Closing;
}

/**
 * Starts the stores that have no URL, connects, and puts Defter together: for the server, and for commands that work on
 * the data of a Defter that is not running.
 * @throws DataFolderInUseError; LaunchError; what a store says that does not answer. Nothing is left open then.
 */
export async function openDefter(configuration: Configuration, say: (line: string) => void): Promise<OpenDefter> {
  const given = {
    eventStore: configuration.eventStoreUrl,
    postgres: configuration.postgresUrl,
    mongo: configuration.mongoUrl,
  };
  const isEmbedded = Object.values(given).some((url) => url === undefined);
  // Held before anything is written, also before the log is opened.
  const dataFolder = isEmbedded ? takeDataFolder(configuration.dataFolder) : undefined;
  mkdirSync(configuration.dataFolder, { recursive: true });
  const { logger, closing } = openWithLog(configuration, () => dataFolder?.release());
  try {
    for (const name of unknownVariables()) say(`${name} is not a setting of Defter; is it misspelt?`);
    const stores = await startStores({
      folder: configuration.dataFolder,
      given,
      onProgress: say,
      onLog: (server, line) => logger.info({ server }, line),
    });
    closing.add("embedded stores", stores.stop);
    const composition = await connect(configuration, stores.urls, logger, closing);
    return { composition, dataFolder, urls: stores.urls, failed: stores.failed, closing };
  } catch (error) {
    logger.fatal({ err: error }, "Defter could not be opened");
    await closing.close();
    throw error;
  }
}

/**
 * Connects to the stores of a Defter that runs, and puts another together over them: for commands beside it.
 * @throws what a store says that does not answer. Nothing is left open then.
 */
export async function openBeside(configuration: Configuration, urls: StoreUrls): Promise<OpenDefter> {
  const { logger, closing } = openWithLog(configuration, () => undefined);
  try {
    const composition = await connect(configuration, urls, logger, closing);
    return { composition, dataFolder: undefined, urls, failed: new Promise(() => undefined), closing };
  } catch (error) {
    logger.fatal({ err: error }, "the stores of the running Defter do not answer");
    await closing.close();
    throw error;
  }
}

/** The log, and the list of what is to be closed; the data folder is given back last. */
function openWithLog(configuration: Configuration, release: () => void) {
  const log = openLog(configuration);
  const { logger } = log;
  const closing = new Closing((name, error) => logger.error({ err: error, part: name }, "could not be closed"));
  closing.add("data folder", release);
  closing.add("log", () => log.close());
  process.on("SIGHUP", log.reopen);
  closing.add("log rotation", () => void process.off("SIGHUP", log.reopen));
  return { logger, closing };
}

async function connect(configuration: Configuration, urls: StoreUrls, logger: Logger, closing: Closing) {
  const { masterKeyFile, dataFolder, documentsFolder } = configuration;
  const masterKey = masterKeyFile === undefined ? masterKeyIn(dataFolder) : readMasterKey(masterKeyFile);
  const onConnectionLost = (error: Error) => logger.warn({ err: error }, "an idle connection was lost");
  const resources = await openResources({ urls, masterKey, documentsFolder, onConnectionLost });
  closing.add("connections", resources.close);
  return compose({ configuration, resources, logger });
}
