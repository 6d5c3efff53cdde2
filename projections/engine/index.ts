export * from "./fold-batch.js";
export * from "./plan-batch.js";
export * from "./read-event.js";
