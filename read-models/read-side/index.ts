export type * from "./administration-rows.js";
export type * from "./book-rows.js";
export type * from "./case-rows.js";
export type * from "./catalogue-rows.js";
export * from "./errors.js";
export type * from "./filters.js";
export type * from "./page.js";
export type * from "./read-side.js";
export type * from "./rows.js";
