export type * from "./dependencies.js";
export { officeOfCashDeskFrom, officeOfTaxpayerFrom } from "./graphql/access/index.js";
export type { AccessEvaluator, AccessRule, Granted } from "./graphql/access/index.js";
export { rootFields, type RootField } from "./graphql/root-fields.js";
export { knownTenants, PROTOCOL_HEADER, MemorySessionStore, PostgresSessionStore } from "./http/index.js";
export type { ApiLogger, PagesHandler, ReadinessCheck, SessionStore, SqlPool, TenantResolver } from "./http/index.js";
export { createApi, startApi, type RunningApi } from "./server.js";
export { siteOf } from "./site/index.js";
