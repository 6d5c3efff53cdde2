import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { launchPostgres, removePostgres } from "../../../ops/embedded/postgres/index.js";
import { postmasterPid } from "../../../ops/embedded/postgres/leftover.js";
import { placeOf } from "../../../ops/embedded/postgres/place.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";
import { FACTOR, Random, seeds, withSeed } from "../support/seed.js";

/** A start after a kill reads the log of PostgreSQL first, which takes a second or two. */
const ROUNDS = 3 * FACTOR;
const WRITERS = 8;

let folder: string;
beforeEach(() => void (folder = temporaryFolder("kill")));
afterEach(() => {
  removePostgres(folder);
  rmSync(folder, { recursive: true, force: true });
});

/** Writes rows and how far it has come in one transaction, as projections do. */
class Projector {
  /** How many batches were acknowledged. */
  acknowledged = 0;
  readonly sizes: number[] = [];

  constructor(
    readonly id: number,
    private readonly random: Random,
  ) {}

  /** Until the connection is gone. */
  async project(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      for (;;) {
        const batch = this.acknowledged + 1;
        const size = (this.sizes[batch] ??= this.random.between(1, 20));
        await client.query("begin");
        await client.query("insert into row_of select $1, $2, n from generate_series(1, $3::int) n", [
          this.id,
          batch,
          size,
        ]);
        await client.query("update checkpoint_of set batch = $2 where writer = $1", [this.id, batch]);
        await client.query("commit");
        this.acknowledged = batch;
      }
    } catch (error) {
      // Whatever PostgreSQL itself refuses has a code of its own, 57P.. when it is told to end.
      const code = (error as { readonly code?: string }).code ?? "";
      if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith("57P")) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** What is wrong with what is stored; goes on from what is. */
  async findings(client: pg.Client): Promise<string[]> {
    const { rows } = await client.query<{ batch: number; stored: number }>(
      "select batch, count(*)::int as stored from row_of where writer = $1 group by batch order by batch",
      [this.id],
    );
    const [checkpoint] = (
      await client.query<{ batch: number }>("select batch from checkpoint_of where writer = $1", [this.id])
    ).rows;
    const reached = checkpoint!.batch;
    const findings = rows.filter(({ batch, stored }, index) => batch !== index + 1 || stored !== this.sizes[batch]);
    const isKnown = reached === this.acknowledged || reached === this.acknowledged + 1;
    this.acknowledged = reached;
    return [
      ...findings.map(({ batch, stored }) => `batch ${batch} of ${this.id} has ${stored} rows`),
      ...(rows.length === reached ? [] : [`${this.id} has ${rows.length} batches and says ${reached}`]),
      ...(isKnown ? [] : [`${this.id} is at ${reached}`]),
    ];
  }
}

describe("a PostgreSQL that is killed again and again under load", () => {
  test(`keeps rows and checkpoints together, and what it acknowledged, in ${ROUNDS} rounds`, async () => {
    await withSeed(seeds()[0]!, `kill -9 of PostgreSQL, ${ROUNDS} rounds`, async (random) => {
      const projectors = Array.from({ length: WRITERS }, (_, id) => new Projector(id, random.fork()));
      for (let round = 0; round <= ROUNDS; round++) {
        const server = await launchPostgres({ folder });
        const client = new pg.Client({ connectionString: server.ready.url });
        client.on("error", () => undefined);
        await client.connect();
        if (round === 0) {
          await client.query(
            "create table row_of (writer int, batch int, number int, primary key (writer, batch, number))",
          );
          await client.query("create table checkpoint_of (writer int primary key, batch int not null)");
          await client.query("insert into checkpoint_of select n, 0 from generate_series(0, $1::int) n", [WRITERS - 1]);
        }
        for (const projector of projectors) expect(await projector.findings(client)).toEqual([]);
        if (round === ROUNDS) {
          await client.end();
          await server.stop();
          break;
        }
        const work = projectors.map((projector) => projector.project(server.ready.url));
        const enough = projectors.map(({ acknowledged }) => acknowledged + random.between(2, 12));
        const isEnough = () => projectors.every(({ acknowledged }, index) => acknowledged >= enough[index]!);
        await Promise.race([Promise.all(work), until("every projector has written", isEnough, 2)]);
        process.kill(postmasterPid(placeOf(folder))!, "SIGKILL");
        await Promise.all([...work, server.ended]);
        await client.end().catch(() => undefined);
      }
      expect(projectors.every(({ acknowledged }) => acknowledged > ROUNDS)).toBe(true);
    });
  }, 600_000);
});
