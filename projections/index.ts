export * from "./engine/index.js";
export * from "./projection.js";
export * from "./registry.js";
