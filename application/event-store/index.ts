export * from "./groups.js";
export * from "./in-memory-event-store.js";
export * from "./port.js";
export { EventStoreDbEventStore, type EventStoreDbOptions } from "./eventstoredb/eventstoredb-event-store.js";
