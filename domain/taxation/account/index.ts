export * from "./events.js";
export type * from "./position/types.js";
