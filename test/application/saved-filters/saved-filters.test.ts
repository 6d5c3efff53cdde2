import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { fixedClock } from "../../../application/ports.js";
import {
  createSavedFilters,
  InMemorySavedFilterStore,
  MAX_SAVED_FILTERS,
  PostgresSavedFilterStore,
} from "../../../application/saved-filters/index.js";
import { instant } from "../../../domain/shared/index.js";
import { startPostgres, type TestPostgres } from "../../read-models/support/postgres.js";
import { savedFilterStoreContract } from "./contract.js";

let server: TestPostgres;
let postgres: PostgresSavedFilterStore;
beforeAll(async () => {
  server = await startPostgres();
  postgres = new PostgresSavedFilterStore(await server.newPool());
  // Two servers that start at once.
  await Promise.all([postgres.prepare(), postgres.prepare()]);
}, 180_000);
afterAll(() => server.stop());

const memory = new InMemorySavedFilterStore();
describe("saved filters in memory", () => savedFilterStoreContract(() => memory));
describe("saved filters in PostgreSQL", () => savedFilterStoreContract(() => postgres));

test("an officer has so many filters and no more", async () => {
  const clock = fixedClock(instant("2025-03-03T09:00:00Z"));
  const filters = createSavedFilters({ store: new InMemorySavedFilterStore(), clock });
  const arta = { tenant: "shkoder", userId: "ARTA" };
  for (let n = 0; n < MAX_SAVED_FILTERS; n++) expect((await filters.save(arta, `f${n}`, {})).ok).toBe(true);
  expect(await filters.save(arta, "one more", {})).toMatchObject({
    refusal: { code: "saved-filters-too-many", facts: { max: MAX_SAVED_FILTERS } },
  });
  expect(await filters.save(arta, "f3", { queue: "late" })).toMatchObject({
    ok: true,
    value: { savedAt: clock.now() },
  });
});
