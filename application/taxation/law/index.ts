export * from "./item-names.js";
export * from "./law-in-force.js";
export * from "./package-hash.js";
export * from "./line-in-words.js";
