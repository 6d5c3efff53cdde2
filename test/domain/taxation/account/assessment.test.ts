import { describe, expect, test } from "@jest/globals";
import { lek, type Lek } from "../../../../domain/shared/index.js";
import type { AccountCommand, Assess, ObligationLine } from "../../../../domain/taxation/index.js";
import { after, assess, charge, damage, day, given, key, law, line, onDay, pay, stateAfter } from "./support.js";

const house = line("house", [
  ["2025-04-21", 6000],
  ["2025-06-30", 4000],
]);
const again = (lines: readonly ObligationLine[], changes: Partial<Assess> = {}): Assess =>
  assess(lines, {
    ...onDay("2025-08-01"),
    assessedOn: day("2025-08-01"),
    assessmentId: "assessment-2",
    inputsHash: "c".repeat(64),
    ...changes,
  });

describe("assessing a year", () => {
  test("writes all lines at once, true from the day of the assessment", () => {
    const decision = given([]).when(assess([house])).decision;
    expect(decision).toMatchObject({
      ok: true,
      events: [
        {
          type: "ObligationsAssessed",
          effectiveDate: "2025-03-03",
          data: { total: 10_000, lines: [{ key: key("house") }] },
        },
      ],
    });
  });

  test("by the same package on the same facts is nothing, however often", () =>
    given(after(assess([house])))
      .when(assess([house], { assessmentId: "assessment-2" }))
      .thenNothing());

  test("by the same package on the same facts bills what stands on no invoice, once", () => {
    const invoice = { invoiceId: "i1", number: "Q/2025/1", office: "qender" };
    const billed = given(after(assess([house]))).when(assess([house], { assessmentId: "assessment-2", invoice }));
    expect(billed.decision).toMatchObject({
      ok: true,
      events: [{ type: "InvoiceIssued", data: { number: "Q/2025/1", amounts: { total: 10_000 } } }],
    });
    given(after(assess([house], { invoice })))
      .when(
        assess([house], { assessmentId: "assessment-2", invoice: { ...invoice, invoiceId: "i2", number: "Q/2025/2" } }),
      )
      .thenNothing();
  });

  test("on other facts that come to the same is nothing", () =>
    given(after(assess([house])))
      .when(again([house]))
      .thenNothing());

  test("of someone who owes nothing is nothing", () => given([]).when(assess([])).thenNothing());

  const reassessed = (lines: readonly ObligationLine[], changes: Partial<Assess> = {}) => {
    const decision = given(after(assess([house]))).when(again(lines, changes)).decision;
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(decision.events.map(({ type }) => type)).toEqual(["ObligationsReassessed"]);
    return decision.events[0]!.data as unknown as Readonly<Record<string, unknown>> & {
      readonly lines: readonly ObligationLine[];
    };
  };

  test("a reduction takes the last part down first; parts keep their numbers", () => {
    const data = reassessed([line("house", [["2025-04-21", 5000]])]);
    expect(data).toMatchObject({
      replaces: "assessment-1",
      total: 5000,
      differences: [{ before: 10_000, after: 5000, difference: -5000 }],
    });
    expect(data.lines[0]!.parts).toEqual([
      { number: 1, due: "2025-04-21", amount: 5000 },
      { number: 2, due: "2025-06-30", amount: 0 },
    ]);
  });

  test("an increase is a new last part with a due date of its own", () =>
    expect(reassessed([line("house", [["2025-08-30", 12_000]])]).lines[0]!.parts).toEqual([
      { number: 1, due: "2025-04-21", amount: 6000 },
      { number: 2, due: "2025-06-30", amount: 4000 },
      { number: 3, due: "2025-09-30", amount: 2000 },
    ]));

  test("what is no longer charged stays as a line of zero; what is new comes with its own parts", () => {
    const data = reassessed([line("shop", [["2025-08-30", 700]])]);
    expect(data).toMatchObject({ total: 700 });
    expect(data.lines).toMatchObject([
      {
        key: key("house"),
        net: 0,
        row: "not-charged",
        objectId: "house",
        parts: [
          { number: 1, amount: 0 },
          { number: 2, amount: 0 },
        ],
      },
      { key: key("shop"), net: 700, parts: [{ number: 1, due: "2025-08-30", amount: 700 }] },
    ]);
  });

  test("a part that was there keeps the day on which it was born", () => {
    const state = stateAfter(assess([house]), again([line("house", [["2025-08-30", 12_000]])]));
    expect(state.obligations[0]!.parts.map(({ bornOn }) => bornOn)).toEqual(["2025-03-03", "2025-03-03", "2025-08-01"]);
    expect(state.assessments).toEqual([
      { year: 2025, assessmentId: "assessment-2", packageHash: "a".repeat(64), inputsHash: "c".repeat(64) },
    ]);
  });

  test("bills what is new in the same append", () => {
    const invoice = { invoiceId: "i1", number: "Q/2025/1", office: "qendra" };
    const [first, second] = after(assess([house], { invoice }));
    expect([first!.type, second]).toMatchObject([
      "ObligationsAssessed",
      {
        type: "InvoiceIssued",
        data: {
          due: "2025-04-21",
          billed: [
            { part: 1, amount: 6000 },
            { part: 2, amount: 4000 },
          ],
          amounts: { total: 10_000 },
        },
      },
    ]);
    const more = again([line("house", [["2025-08-30", 12_000]])], {
      invoice: { ...invoice, invoiceId: "i2", number: "Q/2025/2" },
    });
    const decision = given(after(assess([house], { invoice }))).when(more).decision;
    expect(decision).toMatchObject({
      ok: true,
      events: [{}, { data: { billed: [{ part: 3, amount: 2000, due: "2025-09-30" }] } }],
    });
  });

  test("what an advance has paid is not billed", () => {
    const invoice = { invoiceId: "i1", number: "Q/2025/1", office: "qendra" };
    expect(after(pay("p", "2025-01-10", 10_000), assess([house], { invoice })).map(({ type }) => type)).toEqual([
      "PaymentReceived",
      "ObligationsAssessed",
    ]);
  });

  test.each<[string, Assess, string]>([
    ["in the future", assess([house], { assessedOn: day("2025-03-04") }), "day-in-future"],
    ["of a closed year", assess([house], { year: 2018 }), "year-closed"],
    ["of the far future", assess([house], { year: 2027 }), "year-ahead"],
    ["with a line given twice", assess([house, house]), "obligation-twice"],
    [
      "with a line of another year",
      assess([{ ...house, key: "2024/building-tax/house" }]),
      "assessment-line-malformed",
    ],
    ["with parts that do not add up", assess([{ ...house, net: lek(1) }]), "assessment-line-malformed"],
    [
      "with a fraction",
      assess([{ ...house, net: 0.5 as Lek, parts: [{ ...house.parts[0]!, amount: 0.5 as Lek }] }]),
      "assessment-line-malformed",
    ],
    [
      "with a negative part",
      assess([{ ...house, net: -1 as Lek, parts: [{ ...house.parts[0]!, amount: -1 as Lek }] }]),
      "assessment-line-malformed",
    ],
    ["due before any rate", assess([line("house", [["2011-04-21", 6000]])]), "due-date-too-early"],
    ["due in the far future", assess([line("house", [["2099-04-21", 6000]])]), "due-date-too-far"],
  ])("is refused %s", (_what, command, code) => given([]).when(command).thenRefused(code));

  test.each<[string, Assess, string]>([
    ["before the assessment that stands", again([], { assessedOn: day("2025-03-01") }), "assessed-before-standing"],
    [
      "with an increase due before it",
      again([line("house", [["2025-08-30", 12_000]])], { increaseDue: day("2025-07-31") }),
      "increase-due-too-early",
    ],
    ["under an id that was used", again([], { assessmentId: "assessment-1" }), "assessment-known"],
  ])("again is refused %s", (_what, command, code) =>
    given(after(assess([house])))
      .when(command)
      .thenRefused(code),
  );
});

describe("charging an obligation", () => {
  test("is owed from that day on", () =>
    given([])
      .when(charge("fence", "2024-03-01", 5000))
      .thenState((state) =>
        expect(state.obligations).toMatchObject([
          { key: damage("fence"), assessed: false, parts: [{ number: 1, amount: 5000, bornOn: "2024-01-10" }] },
        ]),
      ));

  const costs = { component: "enforcement-costs" as const };
  test.each<[string, AccountCommand, string]>([
    ["that exists", charge("fence", "2024-03-01", 1), "obligation-exists"],
    ["of nothing", charge("b", "2024-03-01", 0), "amount-not-positive"],
    ["in a closed year", charge("b", "2024-03-01", 1, { year: 2015 }), "year-closed"],
    ["of a year too far ahead", charge("b", "2024-03-01", 1, { year: 2026 }), "year-ahead"],
    ["due in the far future", charge("b", "2199-03-01", 1), "due-date-too-far"],
    ["due before any rate", charge("b", "2001-03-01", 1), "due-date-too-early"],
    [
      "that collects what is unknown",
      charge("b", "2024-03-01", 1, { ...costs, collects: "2024/damage/none" }),
      "obligation-unknown",
    ],
    [
      "of principal that collects something",
      charge("b", "2024-03-01", 1, { collects: damage("fence") }),
      "charge-collects-nothing",
    ],
    ["of costs of costs", charge("b", "2024-03-01", 1, { ...costs, collects: damage("costs") }), "costs-of-costs"],
  ])("is refused for one %s", (_what, command, code) =>
    given(
      after(
        charge("fence", "2024-03-01", 5000),
        charge("costs", "2024-03-01", 50, { ...costs, collects: damage("fence") }),
      ),
    )
      .when(command)
      .thenRefused(code),
  );
});

describe("any command", () => {
  test("on another account is refused", () =>
    given(after(charge("a", "2024-03-01", 1)))
      .when(pay("p", "2024-02-01", 1, { accountId: "taxpayer-2" }))
      .thenRefused("account-mismatch"));

  test("keeps its ground with every fact", () => {
    const decision = given([]).when(pay("p", "2024-02-01", 1, { reason: "bank statement 12", law })).decision;
    expect(decision).toMatchObject({ ok: true, events: [{ reason: "bank statement 12" }] });
  });
});
