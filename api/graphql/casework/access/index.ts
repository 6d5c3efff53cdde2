export * from "./sight.js";
