export * from "./cursor.js";
