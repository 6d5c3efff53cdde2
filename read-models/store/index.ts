export * from "./builds.js";
export * from "./comparison.js";
export type * from "./store.js";
