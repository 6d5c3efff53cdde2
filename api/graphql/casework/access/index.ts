export * from "./acting.js";
export * from "./public-rate.js";
export * from "./sight.js";
