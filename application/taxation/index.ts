export { packageSchemaCheck } from "./administration/index.js";
export { createTaxationUseCases } from "./create-taxation-use-cases.js";
export type { TaxationParts } from "./support/index.js";
export type * from "./use-cases.js";
