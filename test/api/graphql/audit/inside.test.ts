import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { denialsRecorded } from "../../../../api/graphql/access/record-denial.js";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import type { AuditRow, History, Moment, ReadSide } from "../../../../read-models/read-side/index.js";
import { FakeApi, NOW } from "../../support/fake-api.js";

const row = (eventId: string, stream: string, more: Partial<AuditRow> = {}): AuditRow => ({
  ...{ eventId, type: "TaxpayerMoved", stream, about: "T1", revision: 3n },
  ...{ position: { commit: 9n, prepare: 9n }, recordedAt: NOW, effectiveDate: civilDate("2025-06-01") },
  ...{ actorId: "U1", actorRole: "clerk", actorOffice: "qender", commandId: "c", correlationId: "c" },
  ...{ causationId: "c", reason: null, contentHash: "0".repeat(64), data: { street: "$p:x" } },
  ...more,
});
const events = new Map(
  [
    row("moved", "taxpayer-shkoder.T1"),
    row("case", "case-shkoder.C1"),
    row("hash", "user-shkoder.U2", { type: "PasswordSet" }),
    row("told", "message-shkoder.M1", { type: "MessageWritten" }),
    row("toldAll", "message-shkoder.M2", { type: "MessageWritten" }),
    row("toldNobody", "message-shkoder.M3", { type: "MessageWritten" }),
    row("desk", "cashDesk-shkoder.a.2025-06-01"),
    row("later", "taxAccount-shkoder.T2", {
      commandId: "d",
      causationId: "moved",
      position: { commit: 20n, prepare: 20n },
    }),
  ].map((each) => [each.eventId, each]),
);
const kinds: Record<string, "taxpayer" | "case" | "user" | "message"> = {
  ...{ taxpayer: "taxpayer", taxAccount: "taxpayer", case: "case", user: "user", message: "message" },
};
const moments: (readonly Moment[])[] = [];
const history: History = {
  subjectOf: (stream) => {
    const kind = kinds[stream.split("-")[0]!];
    return kind === undefined ? null : { kind, id: stream.split(".")[1]! };
  },
  statesAt: async (_tenant, _subject, asked) => {
    moments.push(asked);
    return asked.map((_each, index) => ({
      ...{ state: { street: index === 0 ? "Rruga A" : "Rruga B" }, events: index + 3, total: 4 },
      last: { eventId: "moved", type: "TaxpayerMoved", position: { commit: 9n, prepare: 9n }, recordedAt: NOW },
    }));
  },
  opened: async () => ({ data: { street: "Rruga B" } }),
};
const readSide = {
  auditEvent: async (_scope: unknown, id: string) => events.get(id) ?? null,
  auditTrail: async () => ({
    rows: ["later", "moved"].map((id) => ({ cursor: id, row: events.get(id) })),
    ...{ hasNext: false, hasPrevious: false },
  }),
} as unknown as ReadSide;

let api: FakeApi;
let auditor: Record<string, string>;
let finance: Record<string, string>;
beforeAll(async () => {
  api = await new FakeApi({}, { readSide, history, access: rightsEvaluator }).start();
  const state = { office: "qender", lodgedAt: "qender", confidentiality: "sensitive", subjectId: "T1" };
  api.outcomes.set("caseOf", (_tenant, id) => (id === "C1" ? { ok: true, value: { state } } : { ok: false }));
  api.outcomes.set("accountPosition", () => ({ ok: false, refusal: { code: "taxpayer-unknown", facts: {} } }));
  auditor = await api.as(["auditor"]);
  finance = await api.as(["finance-officer"]);
});
afterAll(() => api.close());
beforeEach(() => {
  api.calls.length = 0;
});

const INSIDE = `query($id: ID!) { ledgerEventInside(id: $id) {
  kind recordId readable data changes { field before after } } }`;
const inside = async (id: string, headers: Record<string, string>) =>
  (await api.ask(INSIDE, { id }, headers)).data!["ledgerEventInside"];
const recorded = () => api.calls.filter(({ useCase }) => useCase === "recordAccess").map(({ input }) => input);
const SEALED = { readable: false, data: null, changes: [] };

describe("an event's inside", () => {
  test("is shown to who may see the record, with what changed, and the reading is recorded first", async () => {
    const changes = [{ field: "street", before: "Rruga A", after: "Rruga B" }];
    const shown = { kind: "TAXPAYER", recordId: "T1", readable: true, data: { street: "Rruga B" }, changes };
    expect(await inside("moved", auditor)).toEqual(shown);
    expect(moments.at(-1)).toEqual([
      { position: { commit: 9n, prepare: 8n } },
      { position: { commit: 9n, prepare: 9n } },
    ]);
    expect(recorded()).toEqual([{ kind: "RecordRead", subjectId: "T1", resource: "event/moved", purpose: null }]);
  });

  test.each([
    ["of a case to who has no part in cases", "case", () => finance, "CASE", "C1"],
    ["of a sensitive case to who may not see those", "case", () => auditor, "CASE", "C1"],
    ["that has no record of its own", "desk", () => auditor, null, null],
  ])("stays sealed %s, and nothing is recorded", async (_who, id, who, kind, recordId) => {
    expect(await inside(id, who())).toEqual({ kind, recordId, ...SEALED });
    expect(recorded()).toEqual([]);
  });

  test("never shows the hash of a password", async () => {
    expect(await inside("hash", auditor)).toMatchObject({ readable: true, data: null });
  });

  test("of a message is shown to the office that it concerns, as the list of messages is", async () => {
    const offices: Record<string, string | null> = { M1: "qender", M2: null };
    api.outcomes.set("findMessage", (_tenant, id) =>
      String(id) in offices ? { state: { message: { office: offices[String(id)] } }, words: null } : null,
    );
    const shown = { kind: "MESSAGE", readable: true };
    expect(await inside("told", await api.as(["auditor"], ["qender"]))).toMatchObject({ ...shown, recordId: "M1" });
    const elsewhere = await api.as(["auditor"], ["velipoje"]);
    for (const id of ["told", "toldAll", "toldNobody"]) expect(await inside(id, elsewhere)).toMatchObject(SEALED);
    for (const id of ["told", "toldAll"]) expect(await inside(id, auditor)).toMatchObject(shown);
  });

  test("of another office is not opened for who acts for some", async () => {
    const elsewhere = await api.as(["auditor"], ["velipoje"]);
    api.offices.set("shkoder/T1", "qender");
    expect(await inside("moved", elsewhere)).toMatchObject(SEALED);
  });
});

describe("the thread of an event", () => {
  test("has what its request caused and what caused it, in the order of the log", async () => {
    const asked = `{ ledgerThread(id: "later") { complete events { id causationId } } }`;
    const { data } = await api.ask(asked, {}, auditor);
    expect(data).toEqual({
      ledgerThread: {
        complete: true,
        events: [
          { id: "moved", causationId: "c" },
          { id: "later", causationId: "moved" },
        ],
      },
    });
  });
});

describe("the past of a record", () => {
  const asked = (given: string, kind = "TAXPAYER") =>
    api.ask(
      `{ recordHistory(kind: ${kind}, id: "T1", moments: [${given}]) { states { events state } changes { field } } }`,
      {},
      auditor,
    );

  test("is shown at one moment or two, and recorded", async () => {
    const { data } = await asked(`{ events: 3 }, { instant: "2025-06-01T12:00:00.000Z" }`);
    expect(data).toMatchObject({ recordHistory: { changes: [{ field: "street" }] } });
    expect(recorded()).toEqual([
      { kind: "RecordRead", subjectId: "T1", resource: "history/taxpayer/T1", purpose: null },
    ]);
  });

  test("of nobody is not found, and nobody was read", async () => {
    const { statesAt } = history;
    const nothing = { state: null, events: 0, total: 0, last: null };
    Object.assign(history, { statesAt: async () => [nothing] });
    const { errors } = await asked("{ events: 3 }");
    Object.assign(history, { statesAt });
    expect(errors![0]!.extensions.code).toBe("NOT_FOUND");
    expect(recorded()).toEqual([]);
  });

  test.each(["", "{}", `{ events: 1, position: "1/1" }`, "{ events: 1 }, { events: 2 }, { events: 3 }"])(
    "is not asked for by moments such as [%s]",
    async (given) => {
      expect((await asked(given)).errors![0]!.extensions.code).toBe("VALIDATION");
      expect(recorded()).toEqual([]);
    },
  );

  test.each([
    ["a case", "CASE", "C1", "case/C1"],
    ["a taxpayer", "TAXPAYER", "T1", "taxpayer/T1"],
    ["a message", "MESSAGE", "M1", "message/M1"],
    ["a message to nobody's office", "MESSAGE", "M2", "message/M2"],
    ["a case that is not there", "CASE", "C9", null],
    ["a taxpayer who is not there", "TAXPAYER", "T9", null],
    ["a message that is not there", "MESSAGE", "M9", null],
  ])("is closed where the record is, and who tried is recorded: %s", async (_what, kind, id, resource) => {
    const elsewhere = await api.as(["auditor"], ["velipoje"]);
    const offices: Record<string, string | null> = { M1: "qender", M2: null };
    api.offices.set("shkoder/T1", "qender");
    api.outcomes.set("findMessage", (_tenant, each) =>
      String(each) in offices ? { state: { message: { office: offices[String(each)] } }, words: null } : null,
    );
    const asking = `{ recordHistory(kind: ${kind}, id: "${id}", moments: [{ events: 1 }]) { states { events } } }`;
    expect((await api.ask(asking, {}, elsewhere)).errors![0]!.extensions.code).toBe("NOT_FOUND");
    await denialsRecorded(api.dependencies);
    const denied = { kind: "AccessDenied", subjectId: null, resource, purpose: null };
    expect(recorded()).toEqual(resource === null ? [] : [denied]);
  });
});
