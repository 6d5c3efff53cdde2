export * from "./in-memory-event-store.js";
export * from "./port.js";
