import { expect, test } from "@jest/globals";
import type { KeyVault } from "../../../application/personal-data/index.js";

/** What every vault of keys must do. `vault` gives one whose keys no other test has seen. */
export function describeKeyVault(vault: () => KeyVault): void {
  const made = async (tenant: string, ...ids: string[]) => vault().keysFor(tenant, ids, { create: true });

  test("a subject that it never saw has no key, and asking makes none", async () => {
    expect((await vault().keysFor("shkoder", ["A"])).size).toBe(0);
    expect((await vault().keysFor("shkoder", ["A"])).size).toBe(0);
  });

  test("makes a key of 256 bits for each subject, once", async () => {
    const first = await made("shkoder", "A", "B");
    const again = await made("shkoder", "B", "A", "C");
    expect([...first.keys()].sort()).toEqual(["A", "B"]);
    for (const key of first.values()) expect(key).toHaveLength(32);
    expect(again.get("A")).toEqual(first.get("A"));
    expect(again.get("B")).toEqual(first.get("B"));
    expect(first.get("A")).not.toEqual(first.get("B"));
    expect((await vault().keysFor("shkoder", ["A", "X"])).get("A")).toEqual(first.get("A"));
  });

  test("one subject of two municipalities has two keys", async () => {
    expect((await made("shkoder", "A")).get("A")).not.toEqual((await made("lezhe", "A")).get("A"));
  });

  test("a destroyed key stays destroyed, also when it is asked for again or destroyed again", async () => {
    await made("shkoder", "A", "B");
    await vault().destroy("shkoder", "A");
    await vault().destroy("shkoder", "A");
    const after = await made("shkoder", "A", "B");
    expect(after.get("A")).toBe("destroyed");
    expect(after.get("B")).toHaveLength(32);
  });

  test("a key can be destroyed before it was ever made", async () => {
    await vault().destroy("shkoder", "N");
    expect((await made("shkoder", "N")).get("N")).toBe("destroyed");
  });

  test("many who ask for the same keys at once get the same keys", async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `S${index}`);
    const asks = Array.from({ length: 8 }, (_, turn) => made("shkoder", ...(turn % 2 ? ids : [...ids].reverse())));
    const [first, ...others] = await Promise.all(asks);
    expect(first!.size).toBe(200);
    for (const other of others) for (const id of ids) expect(other.get(id)).toEqual(first!.get(id));
  });

  test("takes any id as it is", async () => {
    const ids = ["a'b", "ë/ç", '{"x"}', "a".repeat(200)];
    expect([...(await made("shkoder", ...ids)).keys()].sort()).toEqual([...ids].sort());
  });
}
