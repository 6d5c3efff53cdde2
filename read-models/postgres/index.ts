export * from "./conditions.js";
export { execute, inTransaction, rowsOf } from "./connection.js";
export * from "./list.js";
export { isPassingPostgresError } from "./passing.js";
export { SCHEMA as READ_MODELS_SCHEMA } from "./names.js";
export * from "./scoped.js";
export { joined, quoted, raw, sql, Sql } from "./sql.js";
export { tryLock, type Lock } from "./leader.js";
export { PostgresReadModelStore } from "./store.js";
