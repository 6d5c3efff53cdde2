import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Store } from "../../../ops/embedded/mongo/storage/store.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { findingIn, writeTransactions } from "./bit-entries.js";

/**
 * A program, `bit-trials.js DATA-FILE TRANSACTIONS`: for each line of its input, which names a bit of the data file, it says
 * what becomes of a store over a copy in which that bit is another. LMDB may kill it: its parent sees how far it came.
 */
const [dataFile, transactions] = [process.argv[2]!, Number(process.argv[3])];
const MORE = 4;
const bytes = readFileSync(dataFile);

for await (const line of createInterface({ input: process.stdin })) {
  const { at, bit } = JSON.parse(line) as { readonly at: number; readonly bit: number };
  const folder = temporaryFolder("bits");
  mkdirSync(join(folder, "data"));
  const changed = Buffer.from(bytes);
  changed[at]! ^= 1 << bit;
  writeFileSync(join(folder, "data", "data.mdb"), changed);
  const outcome = await outcomeIn(folder);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${JSON.stringify({ at, bit, outcome })}\n`);
}

/** `whole` where all is there and goes on being there, over more transactions and another start; what is not, or what stopped it. */
async function outcomeIn(folder: string): Promise<string> {
  let store: Store | undefined;
  try {
    store = Store.open(folder);
    const before = findingIn(store, transactions);
    if (before !== undefined) return `at the start: ${before}`;
    await writeTransactions(store, transactions, transactions + MORE);
    const after = findingIn(store, transactions + MORE);
    if (after !== undefined) return `after more transactions: ${after}`;
    await store.close();
    store = Store.open(folder);
    const again = findingIn(store, transactions + MORE);
    return again === undefined ? "whole" : `after another start: ${again}`;
  } catch (error) {
    return `stopped: ${(error as Error).message}`;
  } finally {
    await store?.close().catch(() => undefined);
  }
}
