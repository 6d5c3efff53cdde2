export * from "./api-error.js";
export * from "./problem.js";
export * from "./to-api-error.js";
