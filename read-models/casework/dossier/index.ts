export * from "./collection.js";
export * from "./queries.js";
