export * from "./position.js";
export * from "./scalars.js";
