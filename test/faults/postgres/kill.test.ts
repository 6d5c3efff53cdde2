import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { launchPostgres, removePostgres } from "../../../ops/embedded/postgres/index.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { FACTOR, seeds, withSeed } from "../support/seed.js";
import { connect, findingsIn, killUnderLoad, prepare, projectorsOf } from "./projector.js";

/** A start after a kill reads the log of PostgreSQL first, which takes a second or two. */
const ROUNDS = 20 * FACTOR;
const ROUND_WITHIN = 30_000;
const WRITERS = 8;

let folder: string;
beforeEach(() => void (folder = temporaryFolder("kill")));
afterEach(() => {
  removePostgres(folder);
  rmSync(folder, { recursive: true, force: true });
});

describe("a PostgreSQL that is killed again and again under load", () => {
  test(
    `keeps rows and checkpoints together, and what it acknowledged, in ${ROUNDS} rounds`,
    async () => {
      await withSeed(seeds()[0]!, `kill -9 of PostgreSQL, ${ROUNDS} rounds`, async (random) => {
        const projectors = projectorsOf(WRITERS, random);
        for (let round = 0; round <= ROUNDS; round++) {
          const server = await launchPostgres({ folder });
          const client = await connect(server.ready.url);
          if (round === 0) await prepare(client, WRITERS);
          expect(await findingsIn(client, projectors)).toEqual([]);
          await killUnderLoad(server, projectors, random);
          await client.end().catch(() => undefined);
        }
        expect(projectors.every(({ acknowledged }) => acknowledged > ROUNDS)).toBe(true);
      });
    },
    ROUND_WITHIN * ROUNDS,
  );
});
