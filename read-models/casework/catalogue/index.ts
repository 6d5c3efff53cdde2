export * from "./collections.js";
export * from "./marks.js";
export * from "./queries.js";
