export * from "./acting.js";
export * from "./queue.js";
export { createCaseworkUseCases } from "./create-casework-use-cases.js";
export { folded as foldedCase, type CaseFact } from "./file/index.js";
export { trackingCode } from "./cases/tracking.js";
export { definitionHash } from "./definitions/definition-hash.js";
export type { CaseworkParts, CaseworkVocabulary } from "./support/index.js";
export type * from "./use-cases.js";
