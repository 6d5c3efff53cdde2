export * from "./case-file.js";
export type * from "./types.js";
