import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { LaunchError, type LaunchedProcess } from "../../../ops/embedded/launch-process.js";
import { launchPostgres, removePostgres, type PostgresReady } from "../../../ops/embedded/postgres/index.js";
import { placeOf } from "../../../ops/embedded/postgres/place.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { flipBit } from "../support/flip-bit.js";
import { overwrite } from "../support/overwrite.js";
import { FACTOR, Random, seeds, withSeed } from "../support/seed.js";
import { connect, findingsIn, killUnderLoad, prepare, projectorsOf, type Projector } from "./projector.js";

const [seed] = seeds() as [number];
const WRITERS = 4;
const CASES = 3 * FACTOR;
const folder = temporaryFolder("damage");
const { data } = placeOf(folder);
/** The data directory as it was left, and where the rows lie in it. */
const kept = `${data}.kept`;
let rows: string;
let projectors: Projector[];
let server: LaunchedProcess<PostgresReady> | undefined;

const start = async () => {
  server = await launchPostgres({ folder });
  return connect(server.ready.url);
};
const stop = async () => {
  await server?.stop();
  server = undefined;
};

/** Killed while projectors write. */
async function killedUnderLoad(random: Random): Promise<void> {
  await killUnderLoad(server!, projectors, random);
  server = undefined;
}

/** A file as it was kept, in place: it belongs to the user whom the server runs as. */
const putBack = (file: string) => writeFileSync(join(data, file), readFileSync(join(kept, file)));

beforeAll(async () => {
  const random = new Random(seed);
  projectors = projectorsOf(WRITERS, random);
  const client = await start();
  await prepare(client, WRITERS);
  const { rows: found } = await client.query<{ path: string }>("select pg_relation_filepath('row_of') as path");
  rows = found[0]!.path;
  await client.end();
  await killedUnderLoad(random);
  // What is in the log goes into the files.
  await (await start()).end();
  await stop();
  cpSync(data, kept, { recursive: true, preserveTimestamps: true });
});
afterAll(() => {
  rmSync(kept, { recursive: true, force: true });
  removePostgres(folder);
});
beforeEach(() => putBack(rows));
afterEach(stop);

describe("damage to the files of a PostgreSQL", () => {
  test(`a bit that has changed among the rows is never read, wherever it is: ${CASES} times`, async () => {
    await withSeed(seed, "flipped bits under PostgreSQL", async (random) => {
      for (let turn = 0; turn < CASES; turn++) {
        putBack(rows);
        flipBit(join(data, rows), random.between(0, statSync(join(data, rows)).size - 1), random.between(0, 7));
        const client = await start();
        await expect(client.query("select * from row_of")).rejects.toMatchObject({ code: "XX001" });
        await client.end();
        await stop();
      }
    });
  });

  test("rows that were cut off are missed by nobody who asks for them by their keys", async () => {
    await withSeed(seed, "truncated rows under PostgreSQL", async (random) => {
      const lastRowIn = await blockOfLastRow();
      truncateSync(join(data, rows), random.between(0, lastRowIn) * 8192 + random.between(0, 8191));
      const client = await start();
      await client.query("set enable_seqscan = off; set enable_indexonlyscan = off");
      const lost = client.query("select ctid from row_of where writer >= 0 order by writer, batch, number");
      await expect(lost).rejects.toMatchObject({ code: "XX001" });
      await client.end();
    });
  });

  /** Files grow by several blocks at once: what lies behind the last row is empty, and missed by nobody. */
  async function blockOfLastRow(): Promise<number> {
    const client = await start();
    const found = await client.query<{ block: number }>("select max((ctid::text::point)[0])::int as block from row_of");
    await client.end();
    await stop();
    putBack(rows);
    return found.rows[0]!.block;
  }

  test("a torn tail of its log is cut: rows and checkpoints agree, and what was acknowledged is there", async () => {
    await withSeed(seed, "torn tail under PostgreSQL", async (random) => {
      const before = await start();
      expect(await findingsIn(before, projectors)).toEqual([]);
      await killedUnderLoad(random);
      await before.end().catch(() => undefined);
      tearTail(join(data, "pg_wal"), random);
      const client = await start();
      expect(await findingsIn(client, projectors)).toEqual([]);
      await client.end();
    });
  });

  test("without its control file it does not begin, and says so", async () => {
    const control = join(data, "global", "pg_control");
    truncateSync(control, 100);
    await expect(start()).rejects.toThrow(LaunchError);
    putBack(join("global", "pg_control"));
  });
});

/** Records begin at multiples of this. */
const ALIGNMENT = 8;

/** Bytes that never were a record, behind the last that was written. */
function tearTail(log: string, random: Random): void {
  const written = readdirSync(log)
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort()
    .map((name) => ({ path: join(log, name), bytes: readFileSync(join(log, name)) }))
    .filter(({ bytes }) => bytes.some((byte) => byte !== 0))
    .at(-1)!;
  let last = written.bytes.length;
  while (written.bytes[last - 1] === 0) last--;
  // A record may end with zeros.
  const end = Math.ceil(last / ALIGNMENT) * ALIGNMENT;
  overwrite(written.path, random.bytes(Math.min(random.between(1, 3_000), written.bytes.length - end)), end);
}
