import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "@jest/globals";
import { FolderInUseError } from "../../../ops/embedded/folder-lock.js";
import { launchPostgres, removePostgres } from "../../../ops/embedded/postgres/index.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { Proxy } from "../support/proxy.js";
import { FACTOR, seeds, withSeed } from "../support/seed.js";
import { connect, findingsIn, prepare, projectorsOf } from "./projector.js";

const WRITERS = 8;
const ROUNDS = 4 * FACTOR;
/** Milliseconds; on a busy machine 200 rounds were not over in 300 s. */
const ROUND_WITHIN = 30_000;
const folder = temporaryFolder("network");
afterAll(() => removePostgres(folder));

describe("a network that fails before PostgreSQL", () => {
  test(
    "connections that are reset again and again: rows and checkpoints agree",
    async () => {
      await withSeed(seeds()[0]!, "reset connections to PostgreSQL", async (random) => {
        const server = await launchPostgres({ folder });
        const proxy = await Proxy.before(server.ready.port);
        const client = await connect(server.ready.url);
        await prepare(client, WRITERS);
        const projectors = projectorsOf(WRITERS, random);
        const url = server.ready.url.replace(`:${server.ready.port}/`, `:${proxy.port}/`);
        for (let round = 0; round < ROUNDS; round++) {
          const work = projectors.map((projector) => projector.project(url));
          await sleep(random.between(30, 250));
          proxy.resetAll();
          await Promise.all(work);
          await allGone(client);
          expect(await findingsIn(client, projectors)).toEqual([]);
        }
        await proxy.close();
        await client.end();
        await server.stop();
      });
    },
    ROUND_WITHIN * ROUNDS,
  );

  /** A connection that was reset may still be busy with what it was told last. */
  async function allGone(client: Awaited<ReturnType<typeof connect>>): Promise<void> {
    const others = "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
    while ((await client.query(others)).rowCount! > 0) await sleep(5);
  }
});

describe("several PostgreSQL servers over one folder", () => {
  test("one has it, the others are told who has it and touch nothing", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 3 }, () => launchPostgres({ folder })));
    const running = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
    expect(running).toHaveLength(1);
    for (const reason of refused) expect(reason).toBeInstanceOf(FolderInUseError);
    const client = await connect(running[0]!.ready.url);
    expect((await client.query("select from checkpoint_of")).rowCount).toBe(WRITERS);
    await client.end();
    await running[0]!.stop();
  });
});
