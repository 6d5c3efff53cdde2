export type * from "./parts.js";
export * from "./streams.js";
