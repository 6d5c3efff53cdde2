export * from "./events.js";
export * from "./numbering.js";
