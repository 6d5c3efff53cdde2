/** What is done with a store's folder beside its server, and between servers. */
export { takeBackup, type BackupOptions, type BackupReport } from "./backup/take-backup.js";
export { BackupRefusedError } from "./backup/refused.js";
export { copyEvents, type CopyOptions, type CopyReport } from "./copy/copy-events.js";
export { ConnectionStringError, CopyRefusedError, CopyServerError } from "./copy/failures.js";
export { LogDamagedError, NoEventStoreError } from "./storage/errors.js";
export { verifyFolder, type VerifyOptions, type VerifyReport } from "./verify/verify-folder.js";
