export * from "./authorisation.js";
export * from "./evaluator.js";
export * from "./guard-schema.js";
export * from "./offices-from-streams.js";
export * from "./permission.js";
export { recordDenial } from "./record-denial.js";
export { recordRead } from "./record-read.js";
export * from "./rules.js";
export * from "./whole-municipality.js";
