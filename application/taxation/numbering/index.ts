export * from "./assign-numbers.js";
