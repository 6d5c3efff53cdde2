import type { Store } from "../../../ops/embedded/mongo/storage/store.js";

const EVERYTHING = { start: Buffer.from("k"), end: Buffer.from("l") };
const IN_A_TRANSACTION = 12;
const keyOf = (transaction: number, number: number) => `k-${transaction}-${number}`;
/** From a few bytes to some that LMDB gives pages of their own. */
const valueOf = (transaction: number, number: number) =>
  `${transaction} ${number} `.repeat(1 + ((transaction * 31 + number * 97) % 700));

/** What one transaction writes, and what of the one before it takes away. */
function changesOf(transaction: number): { readonly put: readonly number[]; readonly removed: readonly number[] } {
  const numbers = Array.from({ length: IN_A_TRANSACTION }, (_, number) => number);
  return { put: numbers, removed: transaction === 0 ? [] : numbers.filter((number) => number % 3 === 0) };
}

/** Writes transactions one after the other, each acknowledged before the next. */
export async function writeTransactions(store: Store, from: number, to: number): Promise<void> {
  for (let transaction = from; transaction < to; transaction++) {
    await store.write(0, () => {
      const { put, removed } = changesOf(transaction);
      for (const number of removed) store.remove(Buffer.from(keyOf(transaction - 1, number)));
      for (const number of put)
        store.put(Buffer.from(keyOf(transaction, number)), Buffer.from(valueOf(transaction, number)));
    });
  }
}

/** What is not as so many transactions have left it, in words; undefined when all is. */
export function findingIn(store: Store, transactions: number): string | undefined {
  const expected = new Map<string, string>();
  for (let transaction = 0; transaction < transactions; transaction++) {
    const { put, removed } = changesOf(transaction);
    for (const number of removed) expected.delete(keyOf(transaction - 1, number));
    for (const number of put) expected.set(keyOf(transaction, number), valueOf(transaction, number));
  }
  for (const [key, value] of expected) {
    if (store.get(Buffer.from(key))?.toString() !== value) return `${key} of ${transactions} transactions is not there`;
  }
  const found = [...store.range(EVERYTHING)].length;
  return found === expected.size ? undefined : `${found} entries are there, and not ${expected.size}`;
}
