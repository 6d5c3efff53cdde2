import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { MongoClient } from "mongodb";
import pg from "pg";
import { isPassingMongoError } from "../../../read-models/mongo/index.js";
import { isPassingPostgresError } from "../../../read-models/postgres/index.js";
import { startMongo, type TestMongo } from "../support/mongo.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

/** What the drivers really throw when there is too much to do, or what they stand on goes away. */
let postgres: TestPostgres;
let mongo: TestMongo;
beforeAll(async () => {
  [postgres, mongo] = await Promise.all([startPostgres(), startMongo()]);
}, 120_000);
afterAll(() => Promise.all([postgres.stop(), mongo.stop()]));

const thrownBy = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("PostgreSQL", () => {
  test("with every connection of the pool in use for too long", async () => {
    const { options } = await postgres.newPool(1);
    const pool = new pg.Pool({ ...options, max: 1 });
    const held = await pool.connect();
    // From here on: the first connection may take its time on a busy machine.
    pool.options.connectionTimeoutMillis = 20;
    const error = await thrownBy(pool.query("select 1"));
    held.release();
    await pool.end();
    expect(error).toBeInstanceOf(Error);
    expect(isPassingPostgresError(error)).toBe(true);
    // What Defter closed itself comes back by no waiting.
    expect(isPassingPostgresError(await thrownBy(pool.query("select 1")))).toBe(false);
  });

  test("that gives up a statement, loses its backend, or is asked on a connection that broke", async () => {
    const pool = await postgres.newPool(2);
    const client = await pool.connect();
    client.on("error", () => undefined);
    await client.query("set statement_timeout = 20");
    expect(isPassingPostgresError(await thrownBy(client.query("select pg_sleep(60)")))).toBe(true);
    await client.query("set statement_timeout = 0");
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const sleeping = thrownBy(client.query("select pg_sleep(60)"));
    await pool.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
    expect(isPassingPostgresError(await sleeping)).toBe(true);
    expect(isPassingPostgresError(await thrownBy(client.query("select 1")))).toBe(true);
    client.release(true);
  });

  test("does not excuse a statement that is wrong", async () => {
    const pool = await postgres.newPool(1);
    expect(isPassingPostgresError(await thrownBy(pool.query("select nothing from nowhere")))).toBe(false);
  });
});

describe("MongoDB", () => {
  test("with every connection of the pool in use for too long", async () => {
    // It connects by itself, and where not even that comes in time, that is said in the same words.
    const client = new MongoClient(mongo.url, { maxPoolSize: 1, waitQueueTimeoutMS: 1 });
    const all = Array.from({ length: 300 }, () => thrownBy(client.db("crowd").command({ ping: 1 })));
    const errors = (await Promise.all(all)).filter((error) => error !== undefined);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect([error, isPassingMongoError(error)]).toEqual([error, true]);
    await client.close();
  });

  test("does not excuse a command that is wrong", async () => {
    expect(isPassingMongoError(await thrownBy(mongo.newDb().command({ noSuchCommand: 1 })))).toBe(false);
  });
});
