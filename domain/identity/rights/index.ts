export * from "./case-roles.js";
export * from "./evaluate.js";
export * from "./rights.js";
export { incompatibleRoles } from "./separation.js";
