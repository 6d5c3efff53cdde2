import { cpSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { MongoClient } from "mongodb";
import { LaunchError } from "../../../ops/embedded/launch-process.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";
import { flipBit } from "../support/flip-bit.js";
import { acknowledged } from "../support/load.js";
import { FACTOR, Random, seeds, withSeed } from "../support/seed.js";
import { faultyMongo, killLeftServers } from "../support/servers.js";
import { findingsIn } from "./check.js";
import { prepare, writersOf, type Fact, type Writer } from "./writers.js";

const [seed] = seeds() as [number];
const CASES = 6 * FACTOR;
const whole = temporaryFolder("damage");
let writers: Writer[];
let scratch: string;

beforeAll(async () => {
  const random = new Random(seed);
  writers = writersOf(8, random);
  const server = await faultyMongo({ folder: whole });
  const client = await new MongoClient(server.ready.url).connect();
  await prepare(client);
  const isEnough = () => acknowledged(writers) > 400;
  await Promise.all(writers.map((writer) => writer.write(client, isEnough)));
  await client.close();
  await server.stop();
});
afterAll(() => rmSync(whole, { recursive: true }));
afterEach(async () => {
  await killLeftServers();
  rmSync(scratch, { recursive: true, force: true });
});

/** The data file of a copy. */
function copied(): string {
  scratch = temporaryFolder("damage");
  cpSync(whole, scratch, { recursive: true });
  rmSync(join(scratch, "lock"), { force: true });
  return join(scratch, "data", "data.mdb");
}

/** What became of a start: `whole` when everything that was ever acknowledged is there, the server's words, or the signal it died of. */
async function started(): Promise<string> {
  const log: string[] = [];
  try {
    const server = await faultyMongo({ folder: scratch, onLog: (line) => log.push(line) });
    let end: string | undefined;
    void server.ended.then(({ signal }) => (end = signal ?? log.at(-1)));
    await until("every entry is checked", () => end !== undefined || log.some((line) => line.includes("checked the")));
    if (end !== undefined) return end;
    const client = await new MongoClient(server.ready.url).connect();
    const findings = await findingsIn(client, writers);
    await client.close();
    await server.stop();
    return findings.length === 0 ? "whole" : `serves documents with ${findings.length} findings: ${findings[0]}`;
  } catch (error) {
    if (error instanceof LaunchError) return error.log.at(-1) ?? error.message;
    throw error;
  }
}

/** The server says it, or LMDB itself died of a page that leads nowhere: its parent says so then. */
const STOPPED = /the documents are damaged: .+ remove the folder and build them again|MDB_|SIG(SEGV|BUS|ABRT)/;

describe("a bit that has changed in the documents' file", () => {
  const WITHIN = 20_000 * CASES;
  test(
    `is never served, wherever it is: ${CASES} times`,
    async () => {
      await withSeed(seed, "flipped bits under MongoDB", async (random) => {
        for (let turn = 0; turn < CASES; turn++) {
          const data = copied();
          const [at, bit] = [random.between(0, statSync(data).size - 1), random.between(0, 7)];
          flipBit(data, at, bit);
          // Behind the end of what is written, or in a page that nothing uses, it does no harm.
          const outcome = await started();
          if (outcome !== "whole") expect(`bit ${bit} at ${at}: ${outcome}`).toMatch(STOPPED);
          rmSync(scratch, { recursive: true });
        }
      });
    },
    WITHIN,
  );

  test("within an entry stops the server with the entry's key", async () => {
    const data = copied();
    const [{ _id }] = writers[0]!.sent[0]!.facts as [Fact];
    const bytes = readFileSync(data);
    const name = `\x02_id\0${String.fromCharCode(_id.length + 1)}\0\0\0${_id}\0`;
    // Pages that are no longer used may hold it, too.
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) flipBit(data, at + 2, 3);
    expect(await started()).toMatch(
      /: the documents are damaged: .+data\.mdb: the entry [0-9a-f]+ is not as it was written;/,
    );
  });
});
