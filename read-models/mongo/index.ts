export { isPassingMongoError } from "./passing.js";
export * from "./reader.js";
export { MongoReadModelStore } from "./store.js";
