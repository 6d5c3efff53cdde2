export { allocate, bySettlement, isCompleteSequence, totalOf } from "./allocate.js";
export * from "./types.js";
