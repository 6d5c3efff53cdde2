export * from "./carry-out.js";
export type * from "./parts.js";
export * from "./streams.js";
