import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { defterEvents } from "../../../../application/ledger/index.js";
import { hasMessage } from "../../../../api/messages/index.js";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import type { AuditRow, ReadSide, TwoWayAsk, AuditFilter } from "../../../../read-models/read-side/index.js";
import { FakeApi, NOW } from "../../support/fake-api.js";

const row: AuditRow = {
  ...{ eventId: "e1", type: "PaymentReversed", stream: "taxAccount-shkoder.T1", about: "T1", revision: 3n },
  ...{ position: { commit: 9n, prepare: 9n }, recordedAt: NOW, effectiveDate: civilDate("2025-06-01") },
  ...{ actorId: "U1", actorRole: "finance-officer", actorOffice: null, commandId: "c", correlationId: "c" },
  ...{ causationId: "c", reason: "Shënuar dy herë", contentHash: "0".repeat(64), data: { payer: "$p:x" } },
};
const asked: TwoWayAsk<AuditFilter>[] = [];
const readSide = {
  auditTrail: async (_scope: unknown, ask: TwoWayAsk<AuditFilter>) => {
    asked.push(ask);
    return { rows: [{ cursor: "Yw", row }], hasNext: true, hasPrevious: true };
  },
  auditEvent: async (_scope: unknown, id: string) => (id === "e1" ? row : null),
} as unknown as ReadSide;

let api: FakeApi;
let auditor: Record<string, string>;
beforeAll(async () => {
  api = await new FakeApi({}, { readSide, access: rightsEvaluator }).start();
  auditor = await api.as(["auditor"]);
});
afterAll(() => api.close());

describe("the trail", () => {
  test("has words for every event that the ledger knows", () => {
    const types = defterEvents.map(({ type }) => type);
    expect(types.length).toBeGreaterThan(100);
    expect(types.filter((type) => !hasMessage(`event-${type}`) && !hasMessage(`fact-${type}`))).toEqual([]);
  });

  test.each([
    ["sq", "U anulua një pagesë"],
    ["en", "A payment was reversed"],
  ])("gives one event, said in %s; none of it is decrypted", async (language, what) => {
    const query = `{ ledgerEvent(id: "e1") { type what about data } }`;
    const { data } = await api.ask(query, {}, { ...auditor, "accept-language": language });
    expect(data).toEqual({ ledgerEvent: { type: "PaymentReversed", what, about: "T1", data: { payer: "$p:x" } } });
  });

  test("tells who asks for what is not there, or may not ask", async () => {
    const missing = await api.ask(`{ ledgerEvent(id: "e2") { id } }`, {}, auditor);
    expect(missing.errors![0]!.extensions.code).toBe("NOT_FOUND");
    const clerk = await api.ask(`{ ledgerEvent(id: "e1") { id } }`, {}, await api.as(["clerk"]));
    expect(clerk.errors![0]!.extensions.code).toBe("FORBIDDEN");
  });

  test("is paged forth and back, not both at once", async () => {
    const page = (args: string) =>
      api.ask(`{ auditTrail(${args}) { pageInfo { hasNextPage hasPreviousPage startCursor } } }`, {}, auditor);
    const { data } = await page(`last: 7, before: "Yw", filter: { about: ["T1"], category: "case" }`);
    expect(data).toEqual({ auditTrail: { pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: "Yw" } } });
    const filter = { about: ["T1"], category: "case" };
    expect(asked.at(-1)).toEqual({ filter, limit: 7, after: null, before: "Yw" });
    for (const both of [`first: 1, before: "Yw"`, `after: "Yw", before: "Yw"`, "last: 3"])
      expect((await page(both)).errors![0]!.extensions).toMatchObject({
        ...{ code: "VALIDATION", rule: "page-both-directions" },
      });
    expect((await page(`filter: { about: ["no/id"] }`)).errors![0]!.extensions.code).toBe("VALIDATION");
  });
});
