import { describe, expect, test } from "@jest/globals";
import { lek, type Lek } from "../../../../domain/shared/index.js";
import type {
  AccountCommand,
  ApproveRefund,
  IssueInvoice,
  ReceivePayment,
  ServeNotice,
} from "../../../../domain/taxation/index.js";
import {
  after,
  assess,
  charge,
  clearance,
  damage,
  day,
  given,
  key,
  line,
  onDay,
  pay,
  reverse,
  stateAfter,
} from "./support.js";

const debt = charge("a", "2024-03-01", 10_000);

describe("a payment", () => {
  test("is a fact of the day on which it was made", () => {
    const { paymentId, amount, channel, paidOn, reference, payer, office, receiptNumber, desk, accountId } = pay(
      "p",
      "2024-02-01",
      500,
    );
    const data = { accountId, paymentId, amount, channel, paidOn, reference, payer, office, receiptNumber, desk };
    given([])
      .when(pay("p", "2024-02-01", 500, { on: day("2024-02-05") }))
      .then([{ type: "PaymentReceived", data, effectiveDate: day("2024-02-01") }]);
  });

  test.each([
    [0, "amount-not-positive"],
    [-5, "amount-not-positive"],
    [0.5, "amount-not-whole-lek"],
    [Number.NaN, "amount-not-whole-lek"],
    [Infinity, "amount-not-whole-lek"],
    [1e21, "amount-not-whole-lek"],
    [2 ** 53, "amount-not-whole-lek"],
    [2 ** 53 - 1, "amount-out-of-range"],
    ["1.000", "amount-not-whole-lek"],
  ])("of %p is refused", (amount, code) =>
    given([])
      .when(pay("p", "2024-02-01", 1, { amount: amount as Lek }))
      .thenRefused(code),
  );

  test.each([
    ["cash-desk", 10_000_000],
    ["bank", 10_000_000_000],
    ["post", 10_000_000_000],
    ["agent", 10_000_000_000],
    ["e-albania", 10_000_000_000],
  ] as const)("through %s is of %p at most: a digit typed too many is no payment", (channel, most) => {
    const paid = (amount: number) =>
      pay("p", "2024-02-01", amount, { channel, desk: "d1", receiptNumber: "MA-1" } as Partial<ReceivePayment>);
    given([])
      .when(paid(most))
      .thenState(({ payments }) => expect(payments).toHaveLength(1));
    given([])
      .when(paid(most + 1))
      .thenRefused("payment-above-most", { amount: most + 1, most });
  });

  test.each<[string, AccountCommand, string]>([
    ["made tomorrow", pay("q", "2024-02-02", 1, { on: day("2024-02-01") }), "day-in-future"],
    ["of a closed year", pay("q", "2015-02-02", 1, { on: day("2024-02-01") }), "year-closed"],
    ["that is known", pay("p", "2024-02-02", 1), "payment-known"],
    [
      "with a known reference of the channel",
      pay("q", "2024-02-02", 1, { reference: "R1" }),
      "payment-reference-known",
    ],
    [
      "at a desk without a receipt",
      pay("q", "2024-02-02", 1, { channel: "cash-desk", desk: "d1" }),
      "payment-without-desk",
    ],
  ])("is refused: one %s", (_what, command, code) =>
    given(after(pay("p", "2024-02-01", 500, { reference: "R1" })))
      .when(command)
      .thenRefused(code),
  );

  test("may bear a reference that another channel used, or that was reversed", () => {
    const known = after(pay("p", "2024-02-01", 500, { reference: "R1" }));
    given(known)
      .when(pay("q", "2024-02-02", 1, { reference: "R1", channel: "post" }))
      .thenState((state) => expect(state.payments).toHaveLength(2));
    given([...known, ...after(pay("p", "2024-02-01", 500), reverse("p", "2024-02-02")).slice(1)])
      .when(pay("q", "2024-02-02", 1, { reference: "R1" }))
      .thenState((state) => expect(state.payments).toHaveLength(2));
  });
});

describe("reversing a payment", () => {
  test("voids any payment, not only the last", () =>
    given(after(debt, pay("p1", "2024-02-01", 4000), pay("p2", "2024-02-05", 6000)))
      .when(reverse("p1", "2024-02-10"))
      .then([
        {
          type: "PaymentReversed",
          data: {
            accountId: "taxpayer-1",
            paymentId: "p1",
            amount: lek(4000),
            ground: "bounced",
            explanation: "no funds",
          },
          effectiveDate: day("2024-02-10"),
        },
      ]));

  test("never twice, and never one that is not there", () => {
    const reversed = after(debt, pay("p1", "2024-02-01", 4000), reverse("p1", "2024-02-10"));
    given(reversed).when(reverse("p1", "2024-02-11")).thenRefused("payment-reversed", { reversedOn: "2024-02-10" });
    given(reversed).when(reverse("p9", "2024-02-11")).thenRefused("payment-unknown");
  });

  test("revokes, in the same append, exactly the clearances that would not have been given without it", () => {
    const facts = after(
      debt,
      clearance("before-due", "2024-02-20"),
      pay("p1", "2024-03-01", 10_000),
      clearance("resting", "2024-03-10"),
      clearance("also", "2024-03-12"),
    );
    const decision = given(facts).when(reverse("p1", "2024-03-20")).decision;
    expect(decision).toMatchObject({
      ok: true,
      events: [
        { type: "PaymentReversed" },
        { type: "ClearanceRevoked", data: { clearanceId: "resting", ground: "payment-reversed", causedBy: "p1" } },
        { type: "ClearanceRevoked", data: { clearanceId: "also" } },
      ],
    });
    const owed = decision.ok ? (decision.events[1]!.data as { owed: number }).owed : 0;
    expect(owed).toBeGreaterThan(10_000);
  });

  test("revokes a clearance of the very day on which the payment was made", () => {
    given(after(debt, pay("p1", "2024-03-10", 10_200), clearance("same-day", "2024-03-10")))
      .when(reverse("p1", "2024-03-20"))
      .thenState((state) => expect(state.clearances[0]).toMatchObject({ revokedOn: "2024-03-20" }));
  });

  test("leaves a clearance standing that another payment carries, known before or late", () => {
    const facts = [
      debt,
      pay("p1", "2024-03-01", 10_000),
      clearance("c", "2024-03-10"),
      pay("p2", "2024-03-01", 10_000, { on: day("2024-03-15") }),
    ];
    given(after(...facts))
      .when(reverse("p1", "2024-03-20"))
      .thenState((state) => expect(state.clearances[0]!.revokedOn).toBeNull());
  });
});

describe("a refund", () => {
  const paid = [debt, pay("p1", "2024-02-01", 15_000)];
  const approve = (changes: Partial<ApproveRefund> = {}): ApproveRefund => ({
    type: "ApproveRefund",
    ...onDay("2024-02-10"),
    refundId: "r",
    amount: lek(5000),
    beneficiary: "Ana",
    iban: null,
    requestedBy: "clerk",
    approvedBy: "chief",
    ground: "paid too much",
    ...changes,
  });
  const payOut = (on: string, paidOn = on): AccountCommand => ({
    type: "PayRefund",
    ...onDay(on),
    refundId: "r",
    paidOn: day(paidOn),
    reference: "T1",
  });
  const withdraw = (on: string): AccountCommand => ({
    type: "WithdrawRefund",
    ...onDay(on),
    refundId: "r",
    ground: "wrong account",
  });

  test("is approved up to the advance, paid, and then done", () => {
    expect(
      after(...paid, approve(), payOut("2024-02-12"))
        .map(({ type }) => type)
        .slice(2),
    ).toEqual(["RefundApproved", "RefundPaid"]);
    given(after(...paid, approve(), payOut("2024-02-12")))
      .when(payOut("2024-02-13"))
      .thenRefused("refund-paid");
    given(after(...paid, approve(), payOut("2024-02-12")))
      .when(withdraw("2024-02-13"))
      .thenRefused("refund-paid");
  });

  test("withdrawn is advance again", () => {
    const facts = after(...paid, approve(), withdraw("2024-02-12"));
    given(facts).when(payOut("2024-02-13")).thenRefused("refund-withdrawn");
    given(facts).when(withdraw("2024-02-13")).thenRefused("refund-withdrawn");
    given(facts)
      .when(approve({ refundId: "r2" }))
      .thenState((state) => expect(state.refunds).toHaveLength(2));
  });

  test.each<[string, Partial<ApproveRefund>, string]>([
    ["above the advance", { amount: lek(5001) }, "refund-above-advance"],
    ["of nothing", { amount: lek(0) }, "amount-not-positive"],
    ["by who asked", { approvedBy: "clerk" }, "refund-approved-by-requester"],
  ])("is not approved %s", (_what, changes, code) =>
    given(after(...paid))
      .when(approve(changes))
      .thenRefused(code),
  );

  test("is not approved twice, nor out of what is set aside", () => {
    given(after(...paid, approve()))
      .when(approve())
      .thenRefused("refund-known");
    given(after(...paid, approve()))
      .when(approve({ refundId: "r2", amount: lek(1) }))
      .thenRefused("refund-above-advance", { advance: 0 });
  });

  test("is not paid before it was approved, in the future, when unknown, or when its money is gone", () => {
    given(after(...paid, approve()))
      .when(payOut("2024-02-12", "2024-02-09"))
      .thenRefused("refund-paid-before-approval");
    given(after(...paid, approve()))
      .when(payOut("2024-02-12", "2024-02-13"))
      .thenRefused("day-in-future");
    given(after(...paid))
      .when(payOut("2024-02-12"))
      .thenRefused("refund-unknown");
    given(after(...paid, approve(), reverse("p1", "2024-02-11")))
      .when(payOut("2024-02-12"))
      .thenRefused("refund-not-covered", { missing: 5000 });
  });
});

describe("papers", () => {
  const year = assess([
    line("house", [
      ["2025-04-21", 6000],
      ["2025-06-30", 4000],
    ]),
  ]);
  const issue = (invoiceId: string, changes: Partial<IssueInvoice> = {}): IssueInvoice => ({
    type: "IssueInvoice",
    ...onDay("2025-05-21"),
    invoiceId,
    number: `Q/2025/${invoiceId}`,
    office: "qendra",
    year: 2025,
    keys: null,
    issuedOn: day("2025-05-21"),
    runId: null,
    ...changes,
  });
  const cancel = (invoiceId: string): AccountCommand => ({
    type: "CancelInvoice",
    ...onDay("2025-05-22"),
    invoiceId,
    ground: "wrong name",
  });
  const serve = (changes: Partial<ServeNotice> = {}): ServeNotice => ({
    type: "ServeNotice",
    ...onDay("2025-05-25"),
    noticeId: "n",
    what: "invoice",
    refersTo: "1",
    channel: "post",
    sentOn: day("2025-05-22"),
    receivedOn: null,
    ...changes,
  });

  test("an invoice states what is unpaid and what lateness cost on its day", () => {
    const decision = given(after(year, pay("p", "2025-04-10", 1000))).when(issue("1")).decision;
    expect(decision).toMatchObject({
      ok: true,
      events: [
        {
          type: "InvoiceIssued",
          data: {
            due: "2025-04-21",
            billed: [
              { part: 1, amount: 5000 },
              { part: 2, amount: 4000 },
            ],
            amounts: { principal: 9000, interest: 33, fine: 90, total: 9123, enforcementCosts: 0 },
          },
        },
      ],
    });
  });

  test("nothing is billed twice, until its invoice is cancelled", () => {
    given(after(year, issue("1")))
      .when(issue("2"))
      .thenRefused("nothing-to-bill");
    given(after(year, issue("1"), cancel("1")))
      .when(issue("2"))
      .thenState((state) => expect(state.invoices).toHaveLength(2));
    given(after(year))
      .when(issue("2", { keys: [key("house")] }))
      .thenState((state) => expect(state.invoices).toHaveLength(1));
  });

  test.each<[string, AccountCommand, string]>([
    ["a number that was used", issue("2", { number: "Q/2025/1" }), "invoice-known"],
    ["a day to come", issue("2", { issuedOn: day("2025-05-22") }), "day-in-future"],
    ["an unknown obligation", issue("2", { keys: ["2025/x/y"] }), "obligation-unknown"],
    ["an unknown invoice", cancel("9"), "invoice-unknown"],
    ["a notice of an unknown invoice", serve({ refersTo: "9" }), "invoice-unknown"],
    ["a notice of no invoice", serve({ refersTo: null }), "invoice-unknown"],
    ["a notice sent tomorrow", serve({ sentOn: day("2025-05-26") }), "day-in-future"],
    ["a notice received tomorrow", serve({ receivedOn: day("2025-05-26") }), "day-in-future"],
    ["a notice received before it was sent", serve({ receivedOn: day("2025-05-21") }), "notice-received-before-sent"],
  ])("refuse %s", (_what, command, code) =>
    given(after(year, issue("1")))
      .when(command)
      .thenRefused(code),
  );

  test("an invoice is cancelled once, and then served no more", () => {
    given(after(year, issue("1"), cancel("1")))
      .when(cancel("1"))
      .thenRefused("invoice-cancelled");
    given(after(year, issue("1"), cancel("1")))
      .when(serve())
      .thenRefused("invoice-cancelled");
  });

  test("a notice by post counts as received ten days after it was sent, unless the day is known", () => {
    const deemed = (command: ServeNotice) => stateAfter(year, issue("1"), command).notices[0]!.deemedReceivedOn;
    expect(deemed(serve())).toBe("2025-06-01");
    expect(deemed(serve({ receivedOn: day("2025-05-24") }))).toBe("2025-05-24");
    given(after(year, issue("1"), serve()))
      .when(serve())
      .thenRefused("notice-known");
  });
});

test("damage is named by its key", () => expect(stateAfter(debt).obligations[0]!.key).toBe(damage("a")));
