export type { RawRecord } from "./fields.js";
export * from "./import-records.js";
export { columnsOf, mappingSchema, type Mapping } from "./mapping.js";
