import { expect, test } from "@jest/globals";
import type { SavedFilter, SavedFilterStore } from "../../../application/saved-filters/index.js";
import { instant } from "../../../domain/shared/index.js";

const NOW = instant("2025-03-03T09:00:00.000Z");
let officers = 0;

/** What every store of saved filters must do. */
export function savedFilterStoreContract(store: () => SavedFilterStore): void {
  const somebody = (tenant = "shkoder") => ({ tenant, userId: `U${officers++}` });
  const filter = (name: string, given: Partial<SavedFilter> = {}): SavedFilter => ({
    ...{ name, content: { queue: "office", service: "permit" }, savedAt: NOW },
    ...given,
  });

  test("a filter is there for its owner alone, until it is dropped", async () => {
    const [arta, next] = [somebody(), somebody("lezhe")];
    expect(await store().save(arta, filter("Lejet"), 5)).toBe(true);
    expect(await store().of(arta)).toEqual([filter("Lejet")]);
    for (const other of [somebody(), next, { ...arta, tenant: "lezhe" }, { ...next, tenant: "shkoder" }])
      expect(await store().of(other)).toEqual([]);
    await store().drop({ ...arta, tenant: "lezhe" }, "Lejet");
    await store().drop(arta, "Licencat");
    expect(await store().of(arta)).toEqual([filter("Lejet")]);
    await store().drop(arta, "Lejet");
    await store().drop(arta, "Lejet");
    expect(await store().of(arta)).toEqual([]);
  });

  test("one filter has a name: what is saved takes the place of what was; they come by their names", async () => {
    const arta = somebody();
    for (const name of ["Të mijat", "Lejet", "Ëmbëlsirat"]) await store().save(arta, filter(name), 5);
    const again = filter("Lejet", { content: { queue: "mine" }, savedAt: instant("2025-03-03T10:00:00.000Z") });
    expect(await store().save(arta, again, 5)).toBe(true);
    expect(await store().of(arta)).toEqual([again, filter("Të mijat"), filter("Ëmbëlsirat")]);
  });

  test("there are no more than may be; one that is there can still be changed", async () => {
    const arta = somebody();
    for (const name of ["a", "b"]) expect(await store().save(arta, filter(name), 2)).toBe(true);
    expect(await store().save(arta, filter("c"), 2)).toBe(false);
    expect(await store().save(arta, filter("b", { content: { queue: "late" } }), 2)).toBe(true);
    expect((await store().of(arta)).map(({ name }) => name)).toEqual(["a", "b"]);
  });
}
