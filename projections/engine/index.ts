export { applyBatch } from "./apply-batch.js";
export { catchUp } from "./catch-up.js";
export * from "./fold-batch.js";
export * from "./parts.js";
export * from "./plan-batch.js";
export * from "./read-event.js";
export * from "./rebuild.js";
export { runProjections, type OnOutdated } from "./runner.js";
export { trackOf, type Track } from "./track.js";
