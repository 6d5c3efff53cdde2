export * from "./assessment-runs.js";
export * from "./audit-trail.js";
export * from "./create-read-side.js";
export * from "./fiscal-packages.js";
export * from "./freshness.js";
export { ledgerTimeline } from "./ledger-timeline.js";
export * from "./notice-runs.js";
export * from "./search-words.js";
export * from "./users.js";
