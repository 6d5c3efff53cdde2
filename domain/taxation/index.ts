export * from "./account/index.js";
export * from "./assessment-run/index.js";
export * from "./cash-desk/index.js";
export * from "./fiscal-package/index.js";
export * from "./law/index.js";
export * from "./municipality/index.js";
export * from "./numbering/index.js";
export * from "./register/index.js";
