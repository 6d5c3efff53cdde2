export { Dispatcher } from "./dispatcher.js";
export type * from "./parts.js";
