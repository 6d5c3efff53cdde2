import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../domain/shared/index.js";
import { correspondenceProjections } from "../../../projections/correspondence/index.js";
import { correspondenceReadSide, messagesDue } from "../../../read-models/correspondence/index.js";
import { PostgresReader, PostgresReadModelStore } from "../../../read-models/postgres/index.js";
import type { MessageFilter } from "../../../read-models/read-side/index.js";
import type { Told } from "../../projections/taxation/support/project.js";
import { fill } from "../support/fill.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

const effectiveDate = civilDate("2025-03-03");
const at = "2025-03-03T09:00:00.000Z";

function written(messageId: string, person: string, over: object = {}): Told {
  const data = {
    ...{ messageId, subjectId: person, cause: { eventId: `of-${messageId}`, type: "DecisionTaken" } },
    ...{ template: { code: "decision-taken", version: 1 }, channel: "e-mail", language: "sq" },
    ...{ to: { kind: "applicant", personId: person }, lane: `applicant/${person}`, address: "a@b.al", facts: {} },
    ...{ caseId: `CASE-${person}`, accountId: null, office: "velipoje", confidentiality: "ordinary", validUntil: null },
    ...over,
  };
  return { type: "MessageWritten", effectiveDate, data };
}
const after = (type: string, messageId: string, data: object): Told => ({
  ...{ type, effectiveDate, data: { messageId, subjectId: "x", ...data } },
});
const failed = (messageId: string, nextAt: string) =>
  after("MessageFailed", messageId, { attempt: 1, why: "450", at, nextAt });
const sent = (messageId: string) => after("MessageSent", messageId, { attempt: 1, answer: "250", digest: "d", at });

let server: TestPostgres;
let reader: PostgresReader;

beforeAll(async () => {
  server = await startPostgres();
  const pool = await server.newPool();
  await fill(new PostgresReadModelStore(pool), correspondenceProjections, {
    shkoder: [
      written("a1", "A"),
      written("b1", "B"),
      written("a2", "A"),
      written("c1", "C", { channel: "sms" }),
      written("c2", "C"),
      written("d1", "D", { office: "shkoder" }),
      written("e1", "E", { office: null }),
      failed("b1", "2025-03-03T09:01:00.000Z"),
      written("b2", "B"),
      sent("d1"),
    ],
    lezhe: [written("z1", "Z")],
  });
  reader = new PostgresReader(pool);
});
afterAll(() => server.stop());

describe("messages that wait", () => {
  const due = (now: string, channels: readonly string[] = ["e-mail", "sms"], limit = 10, tenant = "shkoder") =>
    messagesDue(reader, { tenant, offices: null }, { now, channels, limit });

  test("are the first of each person, in the order in which they were written, when their time has come", async () => {
    expect(await due("2025-03-03T09:00:00.000Z")).toEqual(["a1", "c1", "e1"]);
    expect(await due("2025-03-03T09:01:00.000Z")).toEqual(["a1", "b1", "c1", "e1"]);
    expect(await due("2025-03-03T09:01:00.000Z", ["e-mail", "sms"], 2)).toEqual(["a1", "b1"]);
  });

  test("keep a person's order also across channels, and municipalities apart", async () => {
    expect(await due("2025-03-03T09:00:00.000Z", ["e-mail"])).toEqual(["a1", "e1"]);
    expect(await due("2025-03-03T09:00:00.000Z", ["e-mail"], 10, "lezhe")).toEqual(["z1"]);
  });
});

describe("the list of messages", () => {
  const ids = async (filter: MessageFilter, offices: readonly string[] | null = null) => {
    const page = await correspondenceReadSide(reader).messages(
      { tenant: "shkoder", offices },
      { filter, limit: 20, after: null },
    );
    return page.rows.map(({ row }) => row.messageId);
  };

  test("is the latest first, by what became of them, case and template, within the offices of who reads", async () => {
    expect((await ids({})).length).toBe(8);
    expect(await ids({ phase: "sent" })).toEqual(["d1"]);
    expect((await ids({ caseId: "CASE-A" })).toSorted()).toEqual(["a1", "a2"]);
    expect(await ids({ template: "none" })).toEqual([]);
    expect(await ids({}, ["shkoder"])).toEqual(["d1"]);
    expect(await ids({}, [])).toEqual([]);
  });

  test("holds no address, no fact and no word", async () => {
    const page = await correspondenceReadSide(reader).messages(
      { tenant: "shkoder", offices: null },
      { filter: {}, limit: 1, after: null },
    );
    expect(Object.keys(page.rows[0]!.row).toSorted()).toEqual(
      [
        ...["messageId", "template", "templateVersion", "cause", "channel", "language", "recipient", "personId"],
        ...["caseId", "accountId", "office", "confidentiality", "phase", "ground", "attempts", "nextAt"],
        ...["writtenAt", "settledAt", "tenant"],
      ].toSorted(),
    );
  });
});
