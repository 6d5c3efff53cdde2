export * from "./limits.js";
export * from "./measure.js";
