export { folderMail, folderSms } from "./folder-carrier.js";
export type { Letterhead } from "./letter.js";
export { mailFolder, type LyingMessage, type MailFolder, type ReadMessage } from "./mail-folder.js";
export type * from "./port.js";
export { smtpMail, type SmtpSettings } from "./smtp-carrier.js";
