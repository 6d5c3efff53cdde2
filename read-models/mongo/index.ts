export { isPassingMongoError } from "./passing.js";
export { positionKey } from "./positions.js";
export * from "./reader.js";
export { MongoReadModelStore } from "./store.js";
