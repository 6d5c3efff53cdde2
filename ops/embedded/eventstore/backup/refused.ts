/** The target is no place for this backup; nothing in it was changed. */
export class BackupRefusedError extends Error {
  override readonly name = "BackupRefusedError";
}
