export * from "./random.js";
export * from "./taxpayers.js";
