export type * from "./assessment.js";
export type * from "./compiled-package.js";
export type * from "./condition.js";
export type * from "./finding.js";
export type * from "./package.js";
export type * from "./trace.js";
