export type * from "./accrual.js";
export { accrue, unpaidAfter } from "./accrue.js";
export * from "./agreement.js";
export * from "./rules.js";
export * from "./terms.js";
