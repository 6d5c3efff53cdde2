export type * from "./commands.js";
export * from "./events.js";
export * from "./position/index.js";
export * from "./state.js";
