export * from "./clearances.js";
export * from "./invoices.js";
export * from "./journal/index.js";
export * from "./obligations.js";
export * from "./payments.js";
export * from "./search-words.js";
export * from "./taxpayers.js";
