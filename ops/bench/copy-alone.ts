import type pg from "pg";
import type { Projection } from "../../projections/index.js";
import { READ_MODELS_SCHEMA } from "../../read-models/postgres/index.js";
import { secondsSince } from "./statistics.js";

/**
 * How long PostgreSQL takes to take in the rows of the live tables by COPY alone, out of a file of its own into tables
 * without a key: the least that filling them can cost.
 */
export async function copyAlone(
  database: pg.Pool,
  projections: readonly Projection[],
): Promise<{ readonly rows: number; readonly seconds: number }> {
  const { rows: settings } = await database.query<{ data_directory: string }>("show data_directory");
  const file = `'${settings[0]!.data_directory.replaceAll("'", "''")}/copied'`;
  let [rows, seconds] = [0, 0];
  for (const { name, store } of projections.flatMap(({ views }) => views)) {
    if (store !== "postgres") continue;
    const live = `${READ_MODELS_SCHEMA}."${name}"`;
    await database.query(`create table copied as select * from ${live} with no data`);
    await database.query(`copy (select * from ${live}) to ${file}`);
    const start = performance.now();
    rows += (await database.query(`copy copied from ${file}`)).rowCount ?? 0;
    seconds += secondsSince(start);
    await database.query("drop table copied");
  }
  return { rows, seconds };
}
