import { setTimeout as sleep } from "node:timers/promises";
import { ApiError } from "../../../api/errors/index.js";
import type { Configuration } from "../../configuration/index.js";
import { DataFolderInUseError, storesToldIn } from "../../embedded/profile/index.js";
import { openBeside, openDefter, type OpenDefter } from "../../server/open-defter.js";

export interface OpenForCommand extends OpenDefter {
  /** Whether another Defter runs over the same data. */
  readonly isBeside: boolean;
}

/** As long as a Defter may take to start its stores, or another command to end, in milliseconds. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 200;

/**
 * Connects to the stores of the Defter that runs over the data folder; where none runs, the stores are started for this
 * command alone, and closing stops them. Of two commands without a Defter, the second waits for the first.
 * @throws ApiError UNAVAILABLE `data-folder-in-use` when it waited in vain
 */
export async function openForCommand(
  given: Configuration,
  say: (line: string) => void,
  patienceMs = PATIENCE_MS,
): Promise<OpenForCommand> {
  // The answer of a command has stdout for itself.
  const configuration = given.logFile === "stdout" ? { ...given, logFile: "stderr" } : given;
  for (const until = Date.now() + patienceMs; ; await sleep(LOOK_EVERY_MS)) {
    try {
      return { ...(await openDefter(configuration, say)), isBeside: false };
    } catch (error) {
      if (!(error instanceof DataFolderInUseError)) throw error;
      const urls = storesToldIn(error.folder);
      if (urls !== undefined) return { ...(await openBeside(configuration, urls)), isBeside: true };
      if (Date.now() > until)
        throw new ApiError("UNAVAILABLE", "data-folder-in-use", { facts: { pid: error.pid }, cause: error });
    }
  }
}
