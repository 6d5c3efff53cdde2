export type * from "./codes.js";
export {
  createCitizens,
  type CitizenPerson,
  type CitizenParts,
  type CitizenUseCases,
  type CodeInput,
} from "./citizens.js";
export { InMemoryCodeStore } from "./in-memory-code-store.js";
export { PostgresCodeStore } from "./postgres-code-store.js";
export { codeInWords, signInCode } from "./sign-in-code.js";
