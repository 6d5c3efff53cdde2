import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Store } from "../../../ops/embedded/mongo/storage/store.js";
import { packageRoot } from "../../../ops/paths.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { FACTOR, seeds, withSeed, type Random } from "../support/seed.js";
import { writeTransactions } from "./bit-entries.js";

interface Bit {
  readonly at: number;
  readonly bit: number;
}

const PAGE = 4_096;
/** What LMDB writes into a head; behind it are zeros to the end of the page. */
const HEAD_BYTES = 168;
const TRANSACTION = { at: 152, bytes: 8 } as const;
const PROGRAM = join(packageRoot(), "dist", "test", "faults", "mongo", "bit-trials.js");
const [seed] = seeds() as [number];
const STOPPED = /^stopped: the documents are damaged: .+data\.mdb: .+; remove the folder and build them again/;

const folder = temporaryFolder("heads");
afterAll(() => rmSync(folder, { recursive: true }));

/** Every bit of so many bytes. */
const bitsOf = (from: number, bytes: number): Bit[] =>
  Array.from({ length: bytes * 8 }, (_, index) => ({ at: from + (index >> 3), bit: index & 7 }));

const bothHeads = (from: number, bytes: number): Bit[] => [...bitsOf(from, bytes), ...bitsOf(PAGE + from, bytes)];

function drawn(random: Random, bits: readonly Bit[], count: number): Bit[] {
  const rest = [...bits];
  return Array.from(
    { length: Math.min(count, rest.length) },
    () => rest.splice(random.between(0, rest.length - 1), 1)[0]!,
  );
}

/** What became of each: by one process for all, and another behind one that LMDB has killed. */
async function outcomesOf(dataFile: string, transactions: number, bits: readonly Bit[]): Promise<string[]> {
  const outcomes: string[] = [];
  while (outcomes.length < bits.length) {
    const child = spawn(process.execPath, [PROGRAM, dataFile, String(transactions)], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(
      bits
        .slice(outcomes.length)
        .map((bit) => `${JSON.stringify(bit)}\n`)
        .join(""),
    );
    const ended = once(child, "close");
    for await (const line of createInterface({ input: child.stdout })) {
      outcomes.push((JSON.parse(line) as { readonly outcome: string }).outcome);
    }
    const [code, signal] = (await ended) as [number | null, string | null];
    if (outcomes.length < bits.length) outcomes.push(`died of ${signal ?? `code ${code}`}`);
  }
  return outcomes;
}

/** The store has one of its own before them: after twelve the newer head is the second, after thirteen the first. */
describe.each([12, 13])(
  "a bit that has changed in a head of the documents' file, after %i transactions",
  (transactions) => {
    const dataFile = join(folder, `${transactions}.mdb`);
    beforeAll(async () => {
      const place = join(folder, String(transactions));
      const store = Store.open(place);
      await writeTransactions(store, 0, transactions);
      await store.close();
      writeFileSync(dataFile, readFileSync(join(place, "data", "data.mdb")));
    });

    const noneIsLost = async (bits: readonly Bit[]) => {
      const outcomes = await outcomesOf(dataFile, transactions, bits);
      const wrong = bits.flatMap(({ at, bit }, index) => {
        const outcome = outcomes[index]!;
        return outcome === "whole" || STOPPED.test(outcome) ? [] : [`bit ${bit} at ${at}: ${outcome}`];
      });
      expect(wrong).toEqual([]);
    };

    test("in the number of its transaction, loses none", () =>
      noneIsLost(bothHeads(TRANSACTION.at, TRANSACTION.bytes)));

    test(
      "anywhere in it, stops the server with the reason or does no harm",
      async () => {
        await withSeed(seed, "flipped bits in the heads of MongoDB's file", async (random) => {
          // Behind what LMDB writes are zeros that nobody reads: all of them once is enough.
          const all = bothHeads(0, transactions === 12 ? PAGE : HEAD_BYTES);
          const some = [...drawn(random, bothHeads(0, HEAD_BYTES), 100), ...drawn(random, all, 10)];
          await noneIsLost(FACTOR > 1 ? all : some);
        });
      },
      600_000 * FACTOR,
    );
  },
);
