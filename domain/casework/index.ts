export * from "./case/index.js";
export * from "./catalogue/index.js";
export * from "./definition/index.js";
export * from "./output-code/index.js";
export * from "./service/index.js";
export * from "./time-limit/index.js";
export * from "./workflow/index.js";
