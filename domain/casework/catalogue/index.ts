export * from "./convert.js";
export * from "./source.js";
