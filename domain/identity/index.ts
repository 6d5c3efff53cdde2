export * from "./access/index.js";
export * from "./administrators/index.js";
export * from "./citizen/index.js";
export * from "./rights/index.js";
export * from "./user/index.js";
