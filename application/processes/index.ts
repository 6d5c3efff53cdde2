export * from "./casework/index.js";
export { commandIdOf } from "./carry-out.js";
export { InMemoryProcessStore } from "./in-memory-process-store.js";
export type * from "./parts.js";
export type * from "./port.js";
export { PostgresProcessStore, type ProcessDatabase } from "./postgres-process-store.js";
export type * from "./process-manager.js";
export { Processes } from "./processes.js";
export type { DueTimer, Timekeeper } from "./timekeeper.js";
