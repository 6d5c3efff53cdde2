export * from "./carriers/index.js";
export { taxpayerAddressee } from "./addressees.js";
export * from "./dispatch/index.js";
export type { CorrespondenceParts, RoleHolders, SecretFacts } from "./parts.js";
export type { Telling } from "./tell-of-case.js";
export { createCorrespondence, type CorrespondenceUseCases, type MessageInWords } from "./use-cases.js";
export { messageIdOf, writeMessage, type MessageCause } from "./write-message.js";
