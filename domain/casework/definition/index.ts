export type * from "./commands.js";
export { contentChanges, type ContentChange } from "./changes.js";
export { definitionDecider, MAX_DEFINITION_BYTES, MAX_VERSIONS, type DefinitionKind } from "./decider.js";
export type { Finding } from "./finding.js";
export { isDefinitionCode, versionNameSchema, type VersionName, type Words } from "./schemas.js";
export * from "./state.js";
