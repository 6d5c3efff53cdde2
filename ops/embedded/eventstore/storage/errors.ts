/** The log cannot be trusted at this position: nothing is skipped, the server does not run. */
export class LogDamagedError extends Error {
  constructor(
    readonly position: number,
    readonly reason: string,
    readonly file: string,
  ) {
    super(`the log is damaged at position ${position} (${file}): ${reason}`);
    this.name = "LogDamagedError";
  }
}

/** The disk took no more; nothing of the refused group is kept, and earlier events are untouched. */
export class LogFullError extends Error {
  constructor(cause: Error) {
    super(`the disk refused the append: ${cause.message}`, { cause });
    this.name = "LogFullError";
  }
}

/** There is no event store in the folder. */
export class NoEventStoreError extends Error {
  override readonly name = "NoEventStoreError";
  constructor(readonly folder: string) {
    super(`there is no event store in ${folder}`);
  }
}

/** Does this error of the file system mean that there is no room left? */
export function meansFull(error: unknown): error is NodeJS.ErrnoException {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG";
}
