export type * from "./definitions.js";
