export * from "./folder-revenue-plans.js";
export * from "./revenue-plan.js";
