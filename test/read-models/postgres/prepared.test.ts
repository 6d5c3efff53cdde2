import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../../read-models/postgres/index.js";
import { preparedRowsOf } from "../../../read-models/postgres/connection.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server.stop());

const ask = (least: number) => sql`select amount from shown where amount::int >= ${least} order by amount`;

test("a prepared statement is planned once for a connection, whatever its values", async () => {
  const pool = await server.newPool(1);
  await pool.query("create view shown as select generate_series(1, 3) as amount");
  expect(await preparedRowsOf(pool, ask(1))).toEqual([{ amount: 1 }, { amount: 2 }, { amount: 3 }]);
  expect(await preparedRowsOf(pool, ask(3))).toEqual([{ amount: 3 }]);
  const { rows } = await pool.query("select statement from pg_prepared_statements");
  expect(rows).toEqual([{ statement: "select amount from shown where amount::int >= $1 order by amount" }]);
});

test("where another version of a table became live, with columns of other types, it answers all the same", async () => {
  const pool = await server.newPool(1);
  await pool.query("create view shown as select 7 as amount");
  expect(await preparedRowsOf(pool, ask(1))).toEqual([{ amount: 7 }]);
  await pool.query("drop view shown; create view shown as select '8'::text as amount");
  expect(await preparedRowsOf(pool, ask(1))).toEqual([{ amount: "8" }]);
  expect(await preparedRowsOf(pool, ask(1))).toEqual([{ amount: "8" }]);
});
