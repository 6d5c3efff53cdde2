export type * from "./use-cases.js";
