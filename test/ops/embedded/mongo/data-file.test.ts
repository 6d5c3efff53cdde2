import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Store } from "../../../../ops/embedded/mongo/storage/store.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";

const PAGE = 4_096;
const PAGE_HEADER = 24;
const BRANCH = 1;
const LEAF = 2;
const keyOf = (n: number) => Buffer.from(`k${String(n).padStart(6, "0")}`);

let folder: string;
let dataFile: string;
beforeEach(() => {
  folder = temporaryFolder("data-file");
  dataFile = join(folder, "data", "data.mdb");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Several leaves below one branch, most of them written twice, so that there are free pages. */
async function filled(): Promise<Buffer> {
  const store = Store.open(folder);
  for (const value of ["first", "second", "third"]) {
    await store.write(0, () => {
      for (let n = 0; n < 400; n++) store.put(keyOf(n), Buffer.from(`${value} ${n}`));
    });
  }
  await store.close();
  return readFileSync(dataFile);
}

/** The newer of the two heads. */
function newest(bytes: Buffer): { readonly root: number; readonly freeRoot: number; readonly lastPage: number } {
  const start = bytes.readBigUInt64LE(152) > bytes.readBigUInt64LE(PAGE + 152) ? 0 : PAGE;
  const at = (place: number) => Number(bytes.readBigUInt64LE(start + place));
  return { root: at(136), freeRoot: at(88), lastPage: at(144) };
}

/** Where a node of a page begins in the file. */
const nodeAt = (bytes: Buffer, page: number, index: number) =>
  page * PAGE + PAGE_HEADER + bytes.readUInt16LE(page * PAGE + PAGE_HEADER + 2 * index);

const kindOf = (bytes: Buffer, page: number) => bytes.readUInt16LE(page * PAGE + 18);

describe("the file of the documents, before LMDB has it", () => {
  test("a link that leads to what a page once was stops the server: all of it is sealed, and old", async () => {
    const bytes = await filled();
    const { root, lastPage } = newest(bytes);
    expect(kindOf(bytes, root)).toBe(BRANCH);
    const link = nodeAt(bytes, root, 1);
    const now = bytes.readUInt16LE(link);
    const keyIn = (page: number) => bytes.subarray(nodeAt(bytes, page, 0) + 8, nodeAt(bytes, page, 0) + 15).toString();
    const before = Array.from({ length: lastPage - 1 }, (_, index) => index + 2).find(
      (page) => page !== now && kindOf(bytes, page) === LEAF && page !== root && keyIn(page) === keyIn(now),
    );
    expect(before).toBeDefined();
    bytes.writeUInt16LE(before!, link);
    writeFileSync(dataFile, bytes);
    expect(() => Store.open(folder)).toThrow(`page ${before} is a leaf, and is said to be free`);
  });

  test("a page in use that is said to be free stops the server: the next transaction would write over it", async () => {
    const bytes = await filled();
    const { root, freeRoot } = newest(bytes);
    expect(kindOf(bytes, freeRoot)).toBe(LEAF);
    // Key of eight bytes, then how many, then the first that is free.
    bytes.writeBigUInt64LE(BigInt(root), nodeAt(bytes, freeRoot, 0) + 8 + 8 + 8);
    writeFileSync(dataFile, bytes);
    expect(() => Store.open(folder)).toThrow(`page ${root} is a branch, and is said to be free`);
  });

  test("one whose making was interrupted is made anew", async () => {
    const bytes = await filled();
    bytes.fill(0, 40, 160);
    bytes.writeUInt32LE(PAGE, 48);
    writeFileSync(dataFile, bytes);
    truncateSync(dataFile, PAGE);
    const store = Store.open(folder);
    await store.write(0, () => store.put(keyOf(1), Buffer.from("anew")));
    await store.close();
    expect(readFileSync(dataFile).length).toBeGreaterThan(PAGE);
  });
});
