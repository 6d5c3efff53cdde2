import { InvariantError } from "../../domain/shared/index.js";
import type { TableDefinition } from "../schema/index.js";
import type { BuildId } from "../store/index.js";
import { quoted } from "./sql.js";

/** The schema of everything here: tables of builds, a view for each live table, and the catalog. */
export const SCHEMA = "read_models";
export const BUILDS = `${SCHEMA}.projection_builds`;

/** The view through which queries see whichever build of a table is live. */
export function liveView(table: TableDefinition): string {
  return `${SCHEMA}.${quoted(checkedName(table.name))}`;
}

/** The table of one build, without its schema. */
export function buildTable(table: TableDefinition, { version, build }: Pick<BuildId, "version" | "build">): string {
  return `${checkedName(table.name)}_v${version}_${build}`;
}

export function buildTablePath(table: TableDefinition, build: Pick<BuildId, "version" | "build">): string {
  return `${SCHEMA}.${quoted(buildTable(table, build))}`;
}

function checkedName(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(name)) throw new InvariantError(`not a name of a table: ${name}`);
  return name;
}
