export * from "./message/index.js";
export * from "./telling/index.js";
export * from "./templates/index.js";
