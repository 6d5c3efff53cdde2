import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  DamagedContentError,
  FolderContentStore,
  InMemoryContentStore,
  type ContentStore,
} from "../../../application/documents/index.js";
import { InMemoryKeyVault } from "../../../application/personal-data/index.js";

const owner = { tenant: "shkoder", subjectId: "T-1" };
const content = Buffer.from("përmbajtja e dokumentit".repeat(1000));
const digest = createHash("sha256").update(content).digest("hex");
let base: string;
let folder: string;
let vault: InMemoryKeyVault;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "defter-documents-"));
  folder = join(base, "documents");
  vault = new InMemoryKeyVault();
});
afterEach(() => rmSync(base, { recursive: true }));

const stores: readonly [string, () => Promise<ContentStore>][] = [
  ["in a folder", () => FolderContentStore.open(folder, vault)],
  ["in memory", async () => new InMemoryContentStore(vault)],
];

describe.each(stores)("a content store %s", (_name, open) => {
  test("gives back what it was given, to its owner alone", async () => {
    const store = await open();
    expect(await store.put(owner, digest, content)).toBe("kept");
    expect(await store.put(owner, digest, content)).toBe("kept");
    expect(Buffer.compare((await store.get(owner, digest)) as Uint8Array, content)).toBe(0);
    expect(await store.get({ ...owner, subjectId: "T-2" }, digest)).toBeNull();
    expect(await store.get({ ...owner, tenant: "lezhe" }, digest)).toBeNull();
    expect(await store.get(owner, "0".repeat(64))).toBeNull();
  });

  test("keeps the same content of two persons apart: one may be forgotten", async () => {
    const store = await open();
    const other = { ...owner, subjectId: "T-2" };
    await store.put(owner, digest, content);
    await store.put(other, digest, content);
    await vault.destroy("shkoder", "T-1");
    expect(await store.get(owner, digest)).toBe("forgotten");
    expect(await store.put(owner, digest, content)).toBe("forgotten");
    expect(Buffer.compare((await store.get(other, digest)) as Uint8Array, content)).toBe(0);
  });
});

describe("in a folder", () => {
  const place = () => join(folder, "shkoder", "T-1", digest);

  test("nothing can be read without the key", async () => {
    await (await FolderContentStore.open(folder, vault)).put(owner, digest, content);
    expect(readFileSync(place()).includes("dokumentit")).toBe(false);
  });

  test("what was changed, cut or put in another's place is noticed", async () => {
    const store = await FolderContentStore.open(folder, vault);
    await store.put(owner, digest, content);
    const file = readFileSync(place());
    for (const broken of [Buffer.from(file).fill(1, 100, 101), file.subarray(0, -1), randomBytes(8), Buffer.alloc(0)]) {
      writeFileSync(place(), broken);
      await expect(store.get(owner, digest)).rejects.toThrow(DamagedContentError);
    }
    const other = createHash("sha256").update("other").digest("hex");
    await store.put(owner, other, Buffer.from("other"));
    writeFileSync(place(), readFileSync(join(folder, "shkoder", "T-1", other)));
    await expect(store.get(owner, digest)).rejects.toThrow(DamagedContentError);
  });

  test("what a write that was cut short has left is cleared away, and what another process writes is not", async () => {
    await FolderContentStore.open(folder, vault);
    const [abandoned, underWay] = ["half", "now"].map((name) => join(folder, ".unfinished", name));
    for (const file of [abandoned!, underWay!]) writeFileSync(file, "half");
    const twoHoursAgo = new Date(Date.now() - 2 * 3600_000);
    utimesSync(abandoned!, twoHoursAgo, twoHoursAgo);
    await FolderContentStore.open(folder, vault);
    expect(readdirSync(join(folder, ".unfinished"))).toEqual(["now"]);
  });

  test("nothing leads out of it", async () => {
    const store = await FolderContentStore.open(folder, vault);
    for (const subjectId of ["..", "../x", "a/b", "", ".unfinished"]) {
      await expect(store.put({ ...owner, subjectId }, digest, content)).rejects.toThrow("subject");
    }
    await expect(store.put({ ...owner, tenant: "../up" }, digest, content)).rejects.toThrow();
    for (const up of ["../../x", "../../../x"]) await expect(store.put(owner, up, content)).rejects.toThrow("digest");
    expect(readdirSync(base)).toEqual(["documents"]);
    expect(readdirSync(folder)).toEqual([".unfinished"]);
  });
});
