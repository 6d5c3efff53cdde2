import { expect, test } from "@jest/globals";
import type { CodeStore } from "../../../application/citizens/index.js";
import { instant } from "../../../domain/shared/index.js";

const NOW = instant("2025-03-03T09:00:00Z");
const END = instant("2025-03-03T09:10:00Z");
let next = 0;
const hash = () => String(next++).padStart(64, "a");

/** What every store of codes must do. */
export function codeStoreContract(store: () => CodeStore): void {
  const opened = async (tenant = "shkoder") => {
    const challengeHash = hash();
    await store().open({ challengeHash, tenant, expiresAt: END });
    return challengeHash;
  };

  test("a code is for nobody until it is bound", async () => {
    const code = await opened();
    expect(await store().tryOnce(code, "shkoder", 5, NOW)).toEqual({ taxpayerId: null });
    await store().bind(code, "TAXPAYER1");
    expect(await store().tryOnce(code, "shkoder", 5, NOW)).toEqual({ taxpayerId: "TAXPAYER1" });
  });

  test("a code is tried so often, also by many at once, and no more", async () => {
    const code = await opened();
    const tries = await Promise.all(Array.from({ length: 20 }, () => store().tryOnce(code, "shkoder", 5, NOW)));
    expect(tries.filter((each) => each !== null)).toHaveLength(5);
    expect(await store().tryOnce(code, "shkoder", 5, NOW)).toBeNull();
  });

  test("a code is used once, also by two at once", async () => {
    const code = await opened();
    expect((await Promise.all([store().use(code, NOW), store().use(code, NOW)])).toSorted()).toEqual([false, true]);
    expect(await store().tryOnce(code, "shkoder", 5, NOW)).toBeNull();
    expect(await store().use(hash(), NOW)).toBe(false);
  });

  test("a code is over after its time, and forgotten", async () => {
    const code = await opened();
    expect(await store().tryOnce(code, "shkoder", 5, END)).toBeNull();
    expect(await store().purge(END)).toBeGreaterThanOrEqual(1);
    expect(await store().purge(END)).toBe(0);
    expect(await store().tryOnce(code, "shkoder", 5, NOW)).toBeNull();
  });

  test("a code of one municipality is none in another, and a code that is none is none", async () => {
    const code = await opened("lezhe");
    expect(await store().tryOnce(code, "shkoder", 5, NOW)).toBeNull();
    expect(await store().tryOnce(code, "lezhe", 5, NOW)).not.toBeNull();
    expect(await store().tryOnce(hash(), "shkoder", 5, NOW)).toBeNull();
  });
}
