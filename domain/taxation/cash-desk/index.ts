export * from "./count.js";
export * from "./decider.js";
export * from "./events.js";
