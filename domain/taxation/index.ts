export * from "./account/index.js";
export * from "./assessment-run/index.js";
export {
  addCounts,
  afterBatch,
  begunRun,
  type Batch,
  type BatchResult,
  type BatchRun,
  type BatchRunState,
  type RunRefusal,
} from "./batch-run/index.js";
export * from "./cash-desk/index.js";
export * from "./clearance-code/index.js";
export * from "./fiscal-package/index.js";
export * from "./fiscal-year/index.js";
export * from "./law/index.js";
export * from "./municipality/index.js";
export * from "./notice-run/index.js";
export * from "./numbering/index.js";
export * from "./package-trial/index.js";
export * from "./payment-reference/index.js";
export * from "./register/index.js";
