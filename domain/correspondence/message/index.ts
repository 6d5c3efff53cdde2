export * from "./address.js";
export * from "./attempts.js";
export * from "./decider.js";
export * from "./events.js";
export type { MessageState } from "./state.js";
