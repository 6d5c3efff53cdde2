export * from "./memory-session-store.js";
export * from "./postgres-session-store.js";
export * from "./open-session.js";
export * from "./session-store.js";
