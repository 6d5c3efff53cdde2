export * from "./dates.js";
export * from "./in-words.js";
export * from "./numbers.js";
export * from "./sorting.js";
