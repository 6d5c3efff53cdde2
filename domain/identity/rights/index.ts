export * from "./case-roles.js";
export * from "./could-handle.js";
export * from "./evaluate.js";
export * from "./rights.js";
export { dutiesApartFrom, incompatibleRoles } from "./separation.js";
