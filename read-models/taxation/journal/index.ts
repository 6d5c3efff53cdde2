export * from "./chart.js";
export * from "./tables.js";
