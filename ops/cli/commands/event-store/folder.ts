import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ApiError } from "../../../../api/errors/index.js";
import { FolderInUseError } from "../../../embedded/folder-lock.js";
import { readConfiguration } from "../../../configuration/index.js";

/** The folder of an event store: what was named, or the one in the data folder that was named or is configured. */
export function eventStoreFolder(named: string | undefined): string {
  const folder = resolve(named ?? readConfiguration().dataFolder);
  const inside = join(folder, "eventStore");
  return existsSync(inside) ? inside : folder;
}

/** How a copy is told where its two servers are. */
const OPTION = { source: "--from", target: "--to" } as const;

/** What the tools of the event store throw, in the vocabulary of errors. */
export async function refusalsIn<Result>(task: () => Promise<Result>): Promise<Result> {
  const {
    BackupRefusedError,
    ConnectionStringError,
    CopyRefusedError,
    CopyServerError,
    LogDamagedError,
    NoEventStoreError,
  } = await import("../../../embedded/eventstore/tools.js");
  try {
    return await task();
  } catch (error) {
    if (error instanceof NoEventStoreError)
      throw new ApiError("NOT_FOUND", "no-event-store-there", { facts: { folder: error.folder }, cause: error });
    if (error instanceof FolderInUseError)
      throw new ApiError("CONFLICT", "event-store-in-use", {
        facts: { folder: error.folder, pid: error.pid },
        cause: error,
      });
    if (error instanceof BackupRefusedError)
      throw new ApiError("REFUSED", "backup-target-refused", { facts: { why: error.message }, cause: error });
    if (error instanceof LogDamagedError) {
      const { position, file, reason } = error;
      throw new ApiError("REFUSED", "event-log-damaged", { facts: { position, file, reason }, cause: error });
    }
    if (error instanceof CopyRefusedError)
      throw new ApiError("REFUSED", "copy-refused", { facts: { why: error.message }, cause: error });
    if (error instanceof ConnectionStringError)
      throw new ApiError("VALIDATION", "not-a-connection-string", {
        facts: { option: OPTION[error.role] },
        cause: error,
      });
    if (error instanceof CopyServerError) {
      const isRefused = error.reason === "notAllowed";
      const [code, rule] = isRefused
        ? (["FORBIDDEN", "copy-not-permitted"] as const)
        : (["UNAVAILABLE", "copy-broken-off"] as const);
      throw new ApiError(code, rule, { facts: { option: OPTION[error.role], why: error.message }, cause: error });
    }
    throw error;
  }
}
