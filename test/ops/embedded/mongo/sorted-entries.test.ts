import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { SortedEntries } from "../../../../ops/embedded/mongo/storage/sorted-entries.js";

function all(entries: SortedEntries): string[] {
  const found: string[] = [];
  for (let entry = entries.take(); entry; entry = entries.take()) {
    found.push(`${entry.key.toString("hex")}/${entry.documentKey.toString("hex")}`);
  }
  return found;
}

test("whatever comes in goes out in the order of the keys, and of the documents behind them", () => {
  const bytes = fc.uint8Array({ maxLength: 6 }).map((each) => Buffer.from(each));
  fc.assert(
    fc.property(fc.array(fc.tuple(bytes, bytes), { maxLength: 50 }), (pairs) => {
      const entries = new SortedEntries();
      for (const [key, documentKey] of pairs) entries.add(key, documentKey);
      const wholes = pairs.map((pair) => Buffer.concat(pair).toString("hex")).sort();
      expect(all(entries).map((each) => each.replace("/", ""))).toEqual(wholes);
      expect(entries.size).toBe(0);
    }),
  );
});

test("many runs are merged, and more may come when some are out", () => {
  const entries = new SortedEntries();
  const key = (n: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(n);
    return bytes;
  };
  const count = 30_000;
  for (let n = 0; n < count; n++) entries.add(key((n * 7_919) % count), key(n));
  expect(entries.size).toBe(count * 12);
  expect(entries.take()!.key).toEqual(key(0));
  entries.add(key(0), key(1));
  const found = all(entries).map((each) => parseInt(each.split("/")[0]!, 16));
  expect(found).toEqual(Array.from({ length: count }, (_, n) => n));
});
