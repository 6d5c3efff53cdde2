export * from "./case-file.js";
export type * from "./types.js";
export { folded, type CaseFact } from "./timeline.js";
