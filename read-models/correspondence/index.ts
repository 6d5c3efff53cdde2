export * from "./messages.js";
export * from "./queries.js";
