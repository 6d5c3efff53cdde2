export * from "./engine/index.js";
export { createHistory } from "./history/index.js";
export * from "./projection.js";
export * from "./registry.js";
