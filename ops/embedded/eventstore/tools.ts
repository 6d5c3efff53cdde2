/** What is done with a store's folder beside its server. */
export { takeBackup, type BackupOptions, type BackupReport } from "./backup/take-backup.js";
export { BackupRefusedError } from "./backup/refused.js";
export { LogDamagedError, NoEventStoreError } from "./storage/errors.js";
export { verifyFolder, type VerifyOptions, type VerifyReport } from "./verify/verify-folder.js";
