export * from "./accrual.js";
export * from "./rules.js";
