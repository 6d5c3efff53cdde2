export * from "./facts.js";
export * from "./run.js";
