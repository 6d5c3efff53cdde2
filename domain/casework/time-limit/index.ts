export * from "./count.js";
export * from "./types.js";
