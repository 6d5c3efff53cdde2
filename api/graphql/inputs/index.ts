export * from "./fields.js";
export * from "./validated.js";
export * from "./input-type.js";
