import { appendFileSync, cpSync, existsSync, rmSync, statSync, truncateSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EventStoreDBClient } from "@eventstore/db-client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { DurableMark } from "../../../ops/embedded/eventstore/storage/durable-mark.js";
import { verifyFolder } from "../../../ops/embedded/eventstore/tools.js";
import { LaunchError } from "../../../ops/embedded/launch-process.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";
import { flipBit } from "../support/flip-bit.js";
import { FACTOR, Random, seeds, withSeed } from "../support/seed.js";
import { faultyEventStore, killLeftServers } from "../support/servers.js";
import { findingsIn } from "./check.js";
import { segmentsOf, writtenEnd } from "./damage.js";
import { writersOf, type Writer } from "./writers.js";

const [seed] = seeds() as [number];
const CASES = 2 * FACTOR;
/** As a server leaves it that has stopped, and one that was killed, with what it had reserved. */
const folders = { whole: temporaryFolder("damage"), killed: temporaryFolder("damage"), scratch: "" };
let writers: Writer[];

beforeAll(async () => {
  const random = new Random(seed);
  writers = writersOf(8, random);
  const faults = { segmentBytes: 60 * 1024, snapshotEvents: 150 };
  const server = await faultyEventStore({ folder: folders.whole, faults });
  const client = EventStoreDBClient.connectionString(server.ready.url);
  const isEnough = () => segmentsOf(folders.whole).length > 4 && existsSync(join(folders.whole, "index"));
  await Promise.all(writers.map((writer) => writer.write(client, isEnough)));
  await client.dispose();
  await until("the mark has followed the log", () => DurableMark.read(folders.whole) === endOf(folders.whole));
  cpSync(folders.whole, folders.killed, { recursive: true });
  await server.stop();
});
afterAll(() => [folders.whole, folders.killed].forEach((folder) => rmSync(folder, { recursive: true })));
afterEach(async () => {
  await killLeftServers();
  rmSync(folders.scratch, { recursive: true, force: true });
});

/** The position at which the log ends. */
function endOf(folder: string): number {
  const last = segmentsOf(folder).at(-1)!;
  return Number.parseInt(basename(last), 10) + writtenEnd(last);
}

/** A copy of the folder, with its snapshot of the index or without. */
function copy({ snapshot, of = "whole" }: { readonly snapshot: boolean; readonly of?: "whole" | "killed" }): string {
  folders.scratch = temporaryFolder("damage");
  cpSync(folders[of], folders.scratch, { recursive: true });
  rmSync(join(folders.scratch, "lock"), { force: true });
  if (!snapshot) rmSync(join(folders.scratch, "index"), { force: true });
  return folders.scratch;
}

/** What became of a start: `whole` when everything that was ever acknowledged is served, the server's words otherwise. */
async function started(folder: string): Promise<string> {
  const log: string[] = [];
  try {
    const server = await faultyEventStore({ folder, onLog: (line) => log.push(line) });
    const usesSnapshot = log.some((line) => line.includes("were in the snapshot"));
    const isChecked = () => log.some((line) => line.startsWith("checked the log"));
    let hasEnded = false;
    void server.ended.then(() => (hasEnded = true));
    while (usesSnapshot && !isChecked() && !hasEnded) await sleep(10);
    if (hasEnded) return log.at(-1)!;
    const client = EventStoreDBClient.connectionString(server.ready.url);
    const findings = await findingsIn(client, writers);
    await client.dispose();
    await server.stop();
    return findings.length === 0 ? "whole" : `serves a log with ${findings.length} findings: ${findings[0]}`;
  } catch (error) {
    if (error instanceof LaunchError && error.exitCode === 65) return error.log.at(-1)!;
    throw error;
  }
}

const DAMAGED = /^the log is damaged at position \d+ \(.+\): /;

describe("a log whose files are not as they were left", () => {
  test.each([true, false])(
    `any bit that changed stops the server, with its position (snapshot: %s)`,
    async (snapshot) => {
      await withSeed(seed, "flipped bits", async (random) => {
        for (let turn = 0; turn < CASES; turn++) {
          const folder = copy({ snapshot });
          const path = random.pick(segmentsOf(folder));
          flipBit(path, random.between(0, statSync(path).size - 1), random.between(0, 7));
          const outcome = await started(folder);
          // A bit between two frames is nobody's: then all is there.
          if (outcome !== "whole") expect(outcome).toMatch(DAMAGED);
          rmSync(folder, { recursive: true });
        }
      });
    },
    1_800_000,
  );

  test("so it is with what a server that was killed has left, where it was durable", async () => {
    await withSeed(seed, "flipped bits after a kill", async (random) => {
      for (let turn = 0; turn < CASES; turn++) {
        const folder = copy({ snapshot: random.isTrue(0.5), of: "killed" });
        const last = segmentsOf(folder).at(-1)!;
        const isReserved = turn % 2 === 1;
        const end = writtenEnd(last);
        flipBit(last, isReserved ? random.between(end, statSync(last).size - 1) : random.between(0, end - 1), 3);
        const outcome = await started(folder);
        if (outcome !== "whole" || isReserved) expect(outcome).toMatch(isReserved ? /^whole$/ : DAMAGED);
        rmSync(folder, { recursive: true });
      }
    });
  }, 1_800_000);

  test("the offline check finds every bit that would have stopped it", async () => {
    await withSeed(seed, "flipped bits, offline", async (random) => {
      let found = 0;
      for (let turn = 0; turn < 20 * FACTOR; turn++) {
        const folder = copy({ snapshot: false });
        const path = random.pick(segmentsOf(folder));
        const size = statSync(path).size;
        flipBit(path, random.between(0, size - 1), random.between(0, 7));
        const { isSound, findings } = await verifyFolder(folder);
        if (!isSound) found++;
        expect(findings.every(({ position }) => position >= 0)).toBe(true);
        rmSync(folder, { recursive: true });
      }
      expect(found).toBeGreaterThan(15 * FACTOR);
    });
  }, 1_800_000);

  test("a segment that was cut short, or is gone, stops the server", async () => {
    await withSeed(seed, "truncated and missing files", async (random) => {
      for (let turn = 0; turn < CASES; turn++) {
        const shorter = copy({ snapshot: random.isTrue(0.5) });
        const path = random.pick(segmentsOf(shorter));
        truncateSync(path, random.between(0, statSync(path).size - 1));
        expect(await started(shorter)).toMatch(DAMAGED);
        rmSync(shorter, { recursive: true });
        const fewer = copy({ snapshot: random.isTrue(0.5) });
        rmSync(random.pick(segmentsOf(fewer)));
        expect(await started(fewer)).toMatch(DAMAGED);
        rmSync(fewer, { recursive: true });
      }
    });
  }, 1_800_000);

  test("a snapshot or a mark that is damaged costs nothing but time", async () => {
    await withSeed(seed, "damaged snapshot and mark", async (random) => {
      const folder = copy({ snapshot: true });
      for (const name of ["index", "durable"]) {
        const path = join(folder, name);
        flipBit(path, random.between(0, statSync(path).size - 1), random.between(0, 7));
      }
      appendFileSync(join(folder, "index.next"), random.bytes(100));
      expect(await started(folder)).toBe("whole");
    });
  });
});
