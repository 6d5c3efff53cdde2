import { mkdirSync } from "node:fs";
import { masterKeyIn, readMasterKey } from "../security/index.js";
import { compose, openLog, openResources, type Composition } from "../composition/index.js";
import { unknownVariables, type Configuration } from "../configuration/index.js";
import { startStores, takeDataFolder, type DataFolder } from "../embedded/profile/index.js";
import { Closing } from "./closing.js";

/** Defter put together over running stores; nothing runs by itself yet. */
export interface OpenDefter {
  readonly composition: Composition;
  readonly dataFolder: DataFolder | undefined;
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
  const log = openLog(configuration);
  const { logger } = log;
  const closing = new Closing((name, error) => logger.error({ err: error, part: name }, "could not be closed"));
  closing.add("data folder", () => dataFolder?.release());
  closing.add("log", () => log.close());
  process.on("SIGHUP", log.reopen);
  closing.add("log rotation", () => void process.off("SIGHUP", log.reopen));
  try {
    for (const name of unknownVariables()) say(`${name} is not a setting of Defter; is it misspelt?`);
    const stores = await startStores({
      folder: configuration.dataFolder,
      given,
      onProgress: say,
      onLog: (server, line) => logger.info({ server }, line),
    });
    closing.add("embedded stores", stores.stop);
    const { masterKeyFile, dataFolder: folder } = configuration;
    const masterKey = masterKeyFile === undefined ? masterKeyIn(folder) : readMasterKey(masterKeyFile);
    const onConnectionLost = (error: Error) => logger.warn({ err: error }, "an idle connection was lost");
    const resources = await openResources({ urls: stores.urls, masterKey, onConnectionLost });
    closing.add("connections", resources.close);
    return { composition: compose({ configuration, resources, logger }), dataFolder, failed: stores.failed, closing };
  } catch (error) {
    logger.fatal({ err: error }, "Defter could not be opened");
    await closing.close();
    throw error;
  }
}
