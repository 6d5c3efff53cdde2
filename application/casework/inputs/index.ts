export type * from "./cases.js";
export type * from "./definitions.js";
export type * from "./papers.js";
export type * from "./questions.js";
