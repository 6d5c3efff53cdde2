export * from "./carry-out.js";
export * from "./one-taxpayer.js";
export type * from "./parts.js";
export * from "./streams.js";
