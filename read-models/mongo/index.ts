export * from "./reader.js";
export { MongoReadModelStore } from "./store.js";
