export * from "./convert.js";
export * from "./model.js";
export * from "./source.js";
