export { positionKey } from "./positions.js";
export * from "./reader.js";
export { MongoReadModelStore } from "./store.js";
