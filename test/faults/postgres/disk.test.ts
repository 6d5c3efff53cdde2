import { statfsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "@jest/globals";
import { MEBIBYTE } from "../../../ops/embedded/bytes.js";
import { launchPostgres } from "../../../ops/embedded/postgres/index.js";
import { until } from "../../support/until.js";
import { seeds, withSeed } from "../support/seed.js";
import { withSmallDisks } from "../support/small-disk.js";
import { connect, findingsIn, prepare, projectorsOf, someMore } from "./projector.js";

const WRITERS = 8;
/** Room for a new cluster with its log and its programs, and what is left when it is there; in MiB. */
const ROOM = 512;
const LITTLE = 8;

describe("a disk that is full under PostgreSQL", () => {
  const { disk, onDisk } = withSmallDisks(ROOM);

  onDisk("keeps what was acknowledged, takes no more, and goes on when there is room again", async () => {
    await withSeed(seeds()[0]!, "full disk under PostgreSQL", async (random) => {
      const folder = join(disk().folder, "store");
      const projectors = projectorsOf(WRITERS, random);
      let server = await launchPostgres({ folder });
      let client = await connect(server.ready.url);
      await prepare(client, WRITERS);
      const { bavail, bsize } = statfsSync(disk().folder);
      disk().takeRoom(Math.floor((bavail * bsize) / MEBIBYTE) - LITTLE);
      const work = Promise.allSettled(projectors.map((projector) => projector.project(server.ready.url)));
      // A quarter of a mebibyte each, which nothing can shrink.
      await client.query("create table filler (bytes bytea)");
      const row = "select string_agg(sha512(random()::text::bytea), '') from generate_series(1, 4096)";
      const filled = async () => {
        for (;;) await client.query(`insert into filler ${row}`);
      };
      await expect(filled()).rejects.toThrow();
      await client.end().catch(() => undefined);
      disk().makeRoom();
      await server.stop();
      for (const { status, reason } of (await work) as PromiseRejectedResult[])
        // 53100: the disk is full.
        if (status === "rejected") expect(reason).toMatchObject({ code: "53100" });
      server = await launchPostgres({ folder });
      client = await connect(server.ready.url);
      expect(await findingsIn(client, projectors)).toEqual([]);
      const later = projectors.map((projector) => projector.project(server.ready.url));
      await until("projectors go on", someMore(projectors, random));
      server.kill();
      await Promise.all([...later, server.ended]);
      await client.end().catch(() => undefined);
    });
  });
});
