export * from "./arrears.js";
export * from "./chart.js";
export * from "./revenue-items.js";
export * from "./tables.js";
