import { expect, test } from "@jest/globals";
import type { DraftStore, KeptDraft } from "../../../application/drafts/index.js";
import { instant } from "../../../domain/shared/index.js";

const NOW = instant("2025-03-03T09:00:00.000Z");
const LATER = instant("2025-03-03T10:00:00.000Z");
const END = instant("2025-04-02T09:00:00.000Z");
let people = 0;

/** What every store of drafts must do. */
export function draftStoreContract(store: () => DraftStore): void {
  const somebody = (tenant = "shkoder") => ({ tenant, taxpayerId: `P${people++}` });
  const draft = (owner: Pick<KeptDraft, "tenant" | "taxpayerId">, given: Partial<KeptDraft> = {}): KeptDraft => ({
    ...owner,
    ...{ service: "permit", sealed: "$p:1", changedAt: NOW, until: END },
    ...given,
  });

  test("a draft is there for its owner alone, until it is dropped", async () => {
    const [arta, next] = [somebody(), somebody("lezhe")];
    expect(await store().save(draft(arta), 5)).toBe(true);
    expect(await store().of(arta, NOW)).toEqual([draft(arta)]);
    for (const other of [somebody(), next, { ...arta, tenant: "lezhe" }, { ...next, tenant: "shkoder" }])
      expect(await store().of(other, NOW)).toEqual([]);
    await store().drop({ ...arta, tenant: "lezhe" }, "permit");
    await store().drop(arta, "licence");
    expect(await store().of(arta, NOW, "permit")).toEqual([draft(arta)]);
    await store().drop(arta, "permit");
    await store().drop(arta, "permit");
    expect(await store().of(arta, NOW)).toEqual([]);
  });

  test("there is one draft for a service: what is kept takes the place of what was", async () => {
    const arta = somebody();
    await store().save(draft(arta), 5);
    const again = draft(arta, { sealed: "$p:2", changedAt: LATER });
    await store().save(again, 5);
    const other = draft(arta, { service: "licence" });
    await store().save(other, 5);
    expect(await store().of(arta, LATER)).toEqual([again, other]);
    expect(await store().of(arta, LATER, "licence")).toEqual([other]);
  });

  test("of other services there are no more than may be; one that is there can still be changed", async () => {
    const arta = somebody();
    for (const service of ["a", "b"]) expect(await store().save(draft(arta, { service }), 2)).toBe(true);
    expect(await store().save(draft(arta, { service: "c" }), 2)).toBe(false);
    expect(await store().save(draft(arta, { service: "b", sealed: "$p:3" }), 2)).toBe(true);
    expect((await store().of(arta, NOW)).map(({ service }) => service).toSorted()).toEqual(["a", "b"]);
    // What is over counts no more.
    expect(await store().save(draft(arta, { service: "c", changedAt: END }), 2)).toBe(true);
  });

  test("is over on its day, and erased with the others that are", async () => {
    const arta = somebody();
    await store().save(draft(arta), 5);
    expect(await store().of(arta, END)).toEqual([]);
    expect(await store().purge(END)).toBeGreaterThan(0);
    expect(await store().of(arta, NOW)).toEqual([]);
  });
}
