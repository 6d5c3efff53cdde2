import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  addressFault,
  dialled,
  MAX_ATTEMPTS,
  messageDecider,
  messageEvents,
  nextAttempt,
  type MessageCommand,
  type MessageEvent,
  type WrittenMessage,
} from "../../../domain/correspondence/index.js";
import { civilDate, fold, instant, type FactOf } from "../../../domain/shared/index.js";
import { specificationOf } from "../../support/decider-spec.js";

const { given } = specificationOf(messageDecider, messageEvents);
const messageId = "0190c0de-0000-5000-8000-000000000001";
const subjectId = "TAXPAYER1";
const at = instant("2025-03-03T09:00:00Z");
const effectiveDate = civilDate("2025-03-03");
const digest = "d".repeat(64);

const message = (over: Partial<WrittenMessage> = {}): WrittenMessage => ({
  ...{ messageId, subjectId, cause: { eventId: "e1", type: "DecisionTaken" } },
  ...{ template: { code: "decision-taken", version: 1 }, channel: "e-mail", language: "sq" },
  ...{ to: { kind: "applicant", personId: subjectId }, lane: "applicant/TAXPAYER1", address: "arta@example.al" },
  ...{ facts: { number: "velipoje/2025/000001" }, caseId: "CASE1", accountId: null, office: "velipoje" },
  ...{ confidentiality: "ordinary", validUntil: null },
  ...over,
});
const event = <Type extends MessageEvent["type"]>(type: Type, data: object) =>
  ({ type, data: { messageId, ...data }, effectiveDate }) as unknown as MessageEvent;
const written = (over: Partial<WrittenMessage> = {}) => event("MessageWritten", message(over));
const failed = (attempt: number, nextAt: string | null) =>
  event("MessageFailed", { subjectId, attempt, why: "450 busy", at, nextAt });
const write = (over: Partial<WrittenMessage> = {}): MessageCommand => ({
  ...{ type: "Write", messageId, at, message: message(over) },
});
const sent = (attempt = 1): MessageCommand => ({ type: "NoteSent", messageId, at, attempt, answer: "250 OK", digest });
const fails = (attempt: number, forGood = false): MessageCommand => ({
  ...{ type: "NoteFailure", messageId, at, attempt, why: "450 busy", forGood },
});
const again = (address: string | null = "arta@example.al"): MessageCommand => ({
  ...{ type: "QueueAgain", messageId, at, channel: "e-mail", address },
});

describe("a message", () => {
  test("is written once, whatever is written again", () => {
    given([]).when(write()).then([written()]);
    given([written()])
      .when(write({ address: "tjeter@example.al" }))
      .thenNothing();
  });

  test("is set aside at once where there is no address, or none that can be written to", () => {
    given([])
      .when(write({ address: null }))
      .then([written({ address: null }), event("MessageSetAside", { ground: "no-address" })]);
    given([])
      .when(write({ address: "arta" }))
      .then([written({ address: "arta" }), event("MessageSetAside", { ground: "address-malformed" })]);
  });

  test("is sent once, and a second answer adds nothing", () => {
    const once = event("MessageSent", { subjectId, attempt: 1, answer: "250 OK", digest, at });
    given([written()]).when(sent()).then([once]);
    given([written(), once]).when(sent(2)).thenNothing();
    given([written(), once]).when(fails(2)).thenNothing();
    given([written(), once]).when(again()).thenRefused("message-sent-already");
  });

  test("that a server took over is sent, though it had been given up meanwhile", () => {
    given([written(), event("MessageSetAside", { ground: "too-late" })])
      .when(sent())
      .then([event("MessageSent", { subjectId, attempt: 1, answer: "250 OK", digest, at })]);
  });

  test("waits longer after each failure", () => {
    given([written()])
      .when(fails(1))
      .then([failed(1, "2025-03-03T09:01:00.000Z")]);
    given([written(), failed(1, "2025-03-03T09:01:00.000Z")])
      .when(fails(2))
      .then([failed(2, "2025-03-03T09:05:00.000Z")]);
    given([written(), failed(1, "2025-03-03T09:01:00.000Z")])
      .when(fails(1))
      .thenNothing();
  });

  test("is given up when it is refused for good, or was tried often enough", () => {
    given([written()])
      .when(fails(1, true))
      .then([failed(1, null), event("MessageGivenUp", { attempts: 1, ground: "refused" })]);
    const before = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) =>
      failed(index + 1, "2025-03-03T09:01:00.000Z"),
    );
    given([written(), ...before])
      .when(fails(MAX_ATTEMPTS))
      .then([failed(MAX_ATTEMPTS, null), event("MessageGivenUp", { attempts: MAX_ATTEMPTS, ground: "attempts" })]);
  });

  test("is tried anew when an officer wants it, to the address that is known now", () => {
    const upon = [written(), failed(1, null), event("MessageGivenUp", { attempts: 1, ground: "refused" })];
    const queued = event("MessageQueuedAgain", { subjectId, channel: "e-mail", address: "e.re@example.al" });
    given(upon).when(again("e.re@example.al")).then([queued]);
    given([...upon, queued])
      .when(fails(2))
      .then([failed(2, "2025-03-03T09:01:00.000Z")]);
    given(upon).when(again(null)).thenRefused("message-without-address");
    given(upon).when(again("e re@example.al")).thenRefused("message-address-malformed");
    given([written()]).when(again()).thenNothing();
    given([]).when(again()).thenRefused("message-unknown");
  });

  test("to somebody who was forgotten has no address, no facts, and is not tried again", () => {
    const forgotten = event("MessageWritten", { ...message(), address: "[forgotten]", facts: "[forgotten]" });
    const { state } = { state: fold(messageDecider, [forgotten as unknown as FactOf<MessageEvent>]) };
    expect(state).toMatchObject({ phase: "waiting", forgotten: true, message: { address: null, facts: {} } });
    const aside = { ...state, phase: "set-aside" } as const;
    expect(messageDecider.decide(again(), aside)).toMatchObject({ ok: false, refusal: { code: "subject-forgotten" } });
  });

  test("is never tried after it was sent, nor more often than it may be, whatever comes", () => {
    const commands = fc.array(
      fc.oneof(
        fc.constant(write()),
        fc.integer({ min: 1, max: 12 }).map((attempt) => sent(attempt)),
        fc.tuple(fc.integer({ min: 1, max: 12 }), fc.boolean()).map(([attempt, forGood]) => fails(attempt, forGood)),
        fc.constant({ type: "SetAside", messageId, at, ground: "too-late" } as const),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(commands, (all) => {
        let state = messageDecider.initialState;
        for (const command of [write(), ...all]) {
          const decision = messageDecider.decide(command, state);
          if (!decision.ok) continue;
          if (state.phase === "sent") expect(decision.events).toEqual([]);
          for (const each of decision.events)
            state = messageDecider.evolve(state, each as unknown as FactOf<MessageEvent>);
          expect(state.attempts).toBeLessThanOrEqual(MAX_ATTEMPTS);
          expect(state.phase === "waiting" || state.nextAt === null).toBe(true);
        }
      }),
    );
  });
});

describe("addresses", () => {
  test.each(["arta@example.al", "a.b+c@nj.bashkia-shkoder.gov.al", "o'neil@x.co"])(
    "%s can be written to",
    (address) => {
      expect(addressFault("e-mail", address)).toBeNull();
    },
  );

  test.each([
    "arta",
    "arta@localhost",
    "a@b.al,c@d.al",
    "a@b.al\nBcc: c@d.al",
    '"c@d.al x"@b.al',
    "Arta <arta@b.al>",
    "a..b@c.al",
    "a@-b.al",
    "ç@b.al",
    " a@b.al",
    `${"a".repeat(200)}@b.al`,
  ])("%j cannot", (address) => {
    expect(addressFault("e-mail", address)).toBe("address-malformed");
  });

  test("telephone numbers are dialled without what people put between", () => {
    expect(dialled("+355 (69) 20-12 345")).toBe("+355692012345");
    expect(addressFault("sms", "+355692012345")).toBeNull();
    expect(addressFault("sms", "call me")).toBe("address-malformed");
  });
});

test("a message is tried over two days, then no more", () => {
  expect(nextAttempt(7, at)).toBe("2025-03-04T09:00:00.000Z");
  expect(nextAttempt(8, at)).toBeNull();
});
