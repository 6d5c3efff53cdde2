export type * from "./commands.js";
export * from "./events.js";
export type * from "./position/types.js";
export * from "./state.js";
