export { launchPostgres, type PostgresOptions, type PostgresReady } from "./launch-postgres.js";
export { removePostgres } from "./place.js";
