export { assess } from "./assess.js";
export type * from "./assessment.js";
export { compilePackage } from "./compile.js";
export type { CompiledPackage } from "./compiled-package.js";
export type * from "./condition.js";
export type * from "./finding.js";
export type * from "./package.js";
export { splitByShares } from "./split.js";
export type * from "./trace.js";
