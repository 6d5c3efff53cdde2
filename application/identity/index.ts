export { createIdentityUseCases } from "./create-identity-use-cases.js";
export type * from "./parts.js";
export type * from "./use-cases.js";
