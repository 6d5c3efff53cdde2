export * from "./acting.js";
export * from "./handling.js";
export * from "./public-rate.js";
export * from "./sight.js";
