export * from "./calendar-questions.js";
export * from "./cash-desk-use-cases.js";
export * from "./municipality-use-cases.js";
export * from "./package-check.js";
export * from "./package-use-cases.js";
