import { describe, expect, test } from "@jest/globals";
import { messageEvents, type MessageEvent, type WrittenMessage } from "../../../domain/correspondence/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { messagesProjection } from "../../../projections/correspondence/index.js";
import { messages } from "../../../read-models/correspondence/index.js";
import { projecting } from "../../support/projection-spec.js";

const { givenEvents } = projecting(messagesProjection, messageEvents);
const at = "2025-03-03T09:00:00.000Z";
const subjectId = "TAXPAYER1";

const event = (type: MessageEvent["type"], data: object) =>
  ({ type, data: { messageId: "M1", ...data }, effectiveDate: civilDate("2025-03-03") }) as unknown as MessageEvent;
const message: WrittenMessage = {
  ...{ messageId: "M1", subjectId, cause: { eventId: "e1", type: "DecisionTaken" } },
  ...{ template: { code: "decision-taken", version: 1 }, channel: "e-mail", language: "sq" },
  ...{ to: { kind: "applicant", personId: subjectId }, lane: "applicant/TAXPAYER1", address: "arta@example.al" },
  ...{ facts: { number: "1" }, caseId: "CASE1", accountId: null, office: "velipoje" },
  ...{ confidentiality: "ordinary", validUntil: null },
};
const written = event("MessageWritten", message);
const failed = (nextAt: string | null) => event("MessageFailed", { subjectId, attempt: 1, why: "450", at, nextAt });

describe("the row of a message", () => {
  test("waits, without words and address", () => {
    const rows = givenEvents([written]).rows(messages);
    expect(rows["M1"]).toMatchObject({
      ...{ template: "decision-taken", cause: "DecisionTaken", phase: "waiting", attempts: 0, place: 64n },
      ...{ recipient: "applicant", personId: subjectId, caseId: "CASE1", office: "velipoje", settledAt: null },
    });
    expect(JSON.stringify(Object.values(rows["M1"]!).map(String))).not.toContain("arta@example.al");
  });

  test("says what became of it", () => {
    const sent = event("MessageSent", { subjectId, attempt: 1, answer: "250", digest: "d".repeat(64), at });
    givenEvents([written, failed("2025-03-03T09:01:00.000Z")]).thenRow(messages, "M1", {
      ...{ phase: "waiting", attempts: 1, nextAt: "2025-03-03T09:01:00.000Z" },
    });
    givenEvents([written, failed("2025-03-03T09:01:00.000Z"), sent]).thenRow(messages, "M1", {
      ...{ phase: "sent", nextAt: null, settledAt: "2025-01-01T08:02:00.000Z" },
    });
    const givenUp = event("MessageGivenUp", { attempts: 1, ground: "refused" });
    givenEvents([written, failed(null), givenUp]).thenRow(messages, "M1", { phase: "given-up", ground: "refused" });
    const again = event("MessageQueuedAgain", { subjectId, channel: "sms", address: "0692012345" });
    givenEvents([written, failed(null), givenUp, again]).thenRow(messages, "M1", {
      ...{ phase: "waiting", channel: "sms", attempts: 0, ground: null, settledAt: null },
    });
    givenEvents([written, event("MessageSetAside", { ground: "no-address" })]).thenRow(messages, "M1", {
      ...{ phase: "set-aside", ground: "no-address" },
    });
  });

  test("names what it tells of, and each day on which it was found undeliverable", () => {
    const aside = event("MessageSetAside", { ground: "no-address" });
    const again = event("MessageQueuedAgain", { subjectId, channel: "sms", address: "0692012345" });
    givenEvents([written]).thenRow(messages, "M1", { causeId: "e1", undeliveredOn: [] });
    givenEvents([written, aside, again, aside]).thenRow(messages, "M1", { undeliveredOn: ["2025-01-01"] });
  });

  test("is broken by an answer to what was never written", () => {
    givenEvents([event("MessageSetAside", { ground: "too-late" })]).thenBroken("message M1 was never written");
  });
});
