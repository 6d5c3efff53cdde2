export * from "./appeal.js";
export * from "./count.js";
export * from "./types.js";
