import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { open } from "lmdb";
import type { DocumentsDamagedError } from "../../../../ops/embedded/mongo/storage/damage.js";
import { scrub } from "../../../../ops/embedded/mongo/storage/scrub.js";
import { Store } from "../../../../ops/embedded/mongo/storage/store.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";

const COUNT = 2_500;
const EVERYTHING = { start: Buffer.from([0x01]), end: Buffer.from([0xff]) };
const entry = (n: number) => ({ key: Buffer.from(`k${String(n).padStart(6, "0")}`), value: Buffer.from(`value ${n}`) });
const entries = Array.from({ length: COUNT }, (_, n) => entry(n));

let folder: string;
beforeEach(() => void (folder = temporaryFolder("sealed")));
afterEach(() => rmSync(folder, { recursive: true }));

const raw = () =>
  open<Buffer, Buffer>({
    path: join(folder, "data"),
    encoding: "binary",
    keyEncoding: "binary",
    overlappingSync: false,
  } as never);

async function filled(): Promise<void> {
  const store = Store.open(folder);
  await store.write(0, () => entries.forEach(({ key, value }) => store.put(key, value)));
  await store.close();
}

/** Of each entry a copy: what a range gives is good for one turn. */
const allOf = (store: Store) =>
  [...store.range(EVERYTHING)].map(({ key, value }) => ({ key: Buffer.from(key), value: Buffer.from(value) }));

test("entries of an earlier version, which had no seals, are sealed once and are what they were", async () => {
  const earlier = raw();
  earlier.transactionSync(() => entries.forEach(({ key, value }) => earlier.putSync(key, value)));
  await earlier.close();
  for (let opened = 0; opened < 2; opened++) {
    const store = Store.open(folder);
    expect(allOf(store)).toEqual(entries);
    expect(await scrub(store, new AbortController().signal)).toBe(COUNT + 1);
    await store.close();
  }
});

test("an entry that is not as it was written is given to nobody, and whoever opened the store is told", async () => {
  await filled();
  const damaging = raw();
  const { key } = entry(7);
  const bytes = Buffer.from(damaging.get(key)!);
  bytes[2]! ^= 0x10;
  damaging.putSync(key, bytes);
  await damaging.close();
  const told: DocumentsDamagedError[] = [];
  const store = Store.open(folder, (error) => told.push(error));
  const damaged = `the entry ${key.toString("hex")} is not as it was written`;
  expect(() => store.get(key)).toThrow(damaged);
  expect(() => allOf(store)).toThrow(damaged);
  await expect(scrub(store, new AbortController().signal)).rejects.toThrow(damaged);
  expect(told.map(({ message }) => message)).toEqual(Array(3).fill(expect.stringContaining(damaged)));
  expect(store.get(entry(8).key)).toEqual(entry(8).value);
  await store.close();
});

test("sealed entries without the mark of their version are not taken for earlier ones", async () => {
  await filled();
  const damaging = raw();
  damaging.removeSync(Buffer.from([0x00]));
  await damaging.close();
  expect(() => Store.open(folder)).toThrow("the mark of its version is gone");
});
