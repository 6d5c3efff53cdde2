import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  createDrafts,
  InMemoryDraftStore,
  MAX_DRAFT_BYTES,
  MAX_DRAFTS,
  PostgresDraftStore,
} from "../../../application/drafts/index.js";
import { InMemoryKeyVault } from "../../../application/personal-data/index.js";
import { fixedClock } from "../../../application/ports.js";
import { instant } from "../../../domain/shared/index.js";
import { startPostgres, type TestPostgres } from "../../read-models/support/postgres.js";
import { draftStoreContract } from "./contract.js";

let server: TestPostgres;
let postgres: PostgresDraftStore;
beforeAll(async () => {
  server = await startPostgres();
  postgres = new PostgresDraftStore(await server.newPool());
  // Two servers that start at once.
  await Promise.all([postgres.prepare(), postgres.prepare()]);
}, 180_000);
afterAll(() => server.stop());

const memory = new InMemoryDraftStore();
describe("drafts in memory", () => draftStoreContract(() => memory));
describe("drafts in PostgreSQL", () => draftStoreContract(() => postgres));

describe("an application that was begun", () => {
  const arta = { tenant: "shkoder", taxpayerId: "ARTA" };
  const content = { form: { purpose: "për punë" } };
  const begun = () => {
    const store = new InMemoryDraftStore();
    const vault = new InMemoryKeyVault();
    return { store, vault, drafts: createDrafts({ store, vault, clock: fixedClock(instant("2025-03-03T09:00:00Z")) }) };
  };

  test("is kept for thirty days, in the clear for its owner, and for nobody who reads the table", async () => {
    const { drafts, store } = begun();
    const kept = await drafts.keep(arta, "permit", content);
    expect(kept).toMatchObject({ ok: true, value: { until: "2025-04-02T09:00:00.000Z" } });
    expect(await drafts.of(arta, "permit")).toMatchObject([{ service: "permit", content }]);
    const [row] = await store.of(arta, instant("2025-03-03T09:00:00Z"));
    expect(row!.sealed).toMatch(/^\$p:/);
    expect(Buffer.from(row!.sealed.slice(3), "base64").toString("latin1")).not.toContain("purpose");
    await drafts.drop(arta, "permit");
    expect(await drafts.of(arta)).toEqual([]);
  });

  test("cannot be put in the place of another: what is sealed opens where it was written alone", async () => {
    const { drafts, store } = begun();
    await drafts.keep(arta, "permit", content);
    const [row] = await store.of(arta, instant("2025-03-03T09:00:00Z"));
    await store.save({ ...row!, service: "licence" }, 5);
    await expect(drafts.of(arta, "licence")).rejects.toThrow("personal-field-broken");
  });

  test("is gone with its owner's key", async () => {
    const { drafts, vault } = begun();
    await drafts.keep(arta, "permit", content);
    await vault.destroy("shkoder", "ARTA");
    expect(await drafts.of(arta)).toEqual([]);
    expect(await drafts.keep(arta, "permit", content)).toMatchObject({ refusal: { code: "draft-of-forgotten" } });
  });

  test("is refused where it is too large, or one too many", async () => {
    const { drafts } = begun();
    const large = await drafts.keep(arta, "permit", { note: "x".repeat(MAX_DRAFT_BYTES) });
    expect(large).toMatchObject({ refusal: { code: "draft-too-large", facts: { max: MAX_DRAFT_BYTES } } });
    for (let n = 0; n < MAX_DRAFTS; n++) expect((await drafts.keep(arta, `s-${n}`, content)).ok).toBe(true);
    expect(await drafts.keep(arta, "one-more", content)).toMatchObject({ refusal: { code: "drafts-too-many" } });
    expect((await drafts.keep(arta, "s-3", content)).ok).toBe(true);
  });
});
