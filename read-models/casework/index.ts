export * from "./cases.js";
export * from "./queries/index.js";
