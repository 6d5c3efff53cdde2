export * from "./time-limit/index.js";
