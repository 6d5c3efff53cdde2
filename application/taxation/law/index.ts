export * from "./law-in-force.js";
export * from "./package-hash.js";
