export { createRegisterUseCases } from "./create-register-use-cases.js";
export type * from "./parts.js";
export { registerQuestions } from "./questions.js";
