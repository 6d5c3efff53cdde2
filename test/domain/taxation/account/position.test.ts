import { describe, expect, test } from "@jest/globals";
import { lek, type CivilDate, type Lek } from "../../../../domain/shared/index.js";
import {
  allocate,
  COMPONENTS,
  earliestCountableDue,
  positionOn,
  settlementsOn,
  totalOf,
  type AccountCommand,
  type AccountState,
  type AllocationScope,
  type Component,
  type Components,
} from "../../../../domain/taxation/index.js";
import { referenceData } from "../../../support/reference-data.js";
import {
  accountId,
  assess,
  charge,
  damage,
  day,
  law,
  line,
  onDay,
  pay,
  penaltiesFirst,
  reverse,
  stateAfter,
} from "./support.js";

interface LateExample {
  readonly code: string;
  readonly principal: Lek;
  readonly due: CivilDate;
  readonly paid?: CivilDate;
  readonly underAgreement?: true;
  readonly payments?: readonly { readonly date: CivilDate; readonly principalPart: Lek }[];
  readonly expect: { readonly total: number; readonly interest: number; readonly fine: number };
}
interface AllocationExample {
  readonly code: string;
  readonly order: string;
  readonly scope: AllocationScope;
  readonly payment: Lek;
  readonly obligations: readonly (Components & { readonly code: string; readonly due: CivilDate })[];
  readonly expect: {
    readonly allocated: readonly (Components & { readonly obligation: string })[];
    readonly credit: Lek;
  };
}
const examples = referenceData<{
  readonly examples: readonly LateExample[];
  readonly allocation: {
    readonly orders: readonly { readonly code: string; readonly sequence: readonly Component[] }[];
  };
  readonly allocationExamples: readonly AllocationExample[];
}>("late-payment.json");

const owing = (principal: number, due: string): AccountCommand =>
  charge("x", due, principal, { on: day("2022-01-03"), year: 2022 });
const owed = (state: AccountState, on: string) => positionOn(state, day(on), law).outstanding;

describe("the worked examples of lateness, on an account", () => {
  test("are all there", () => expect([examples.examples.length, examples.allocationExamples.length]).toEqual([13, 4]));

  test.each(examples.examples.map((each) => [each.code, each] as const))(
    "%s",
    (_code, { principal, due, paid, ...example }) => {
      const last = paid ?? example.payments!.at(-1)!.date;
      const payments = example.payments?.map(({ date, principalPart }) => pay(`p-${date}`, date, principalPart)) ?? [];
      const state = stateAfter(owing(principal, due), ...payments);
      const agreements = example.underAgreement
        ? [
            {
              agreementId: "a",
              signedOn: due,
              outcome: "standing" as const,
              endedOn: null,
              covers: [{ key: "2022/damage/x", part: 1 }],
              amount: principal,
              schedule: [],
            },
          ]
        : [];
      const { outstanding, paid: money } = positionOn({ ...state, agreements }, last, law);
      expect(outstanding).toMatchObject({ interest: example.expect.interest, fine: example.expect.fine });
      expect(totalOf(outstanding) + money).toBe(example.expect.total);
    },
  );
});

describe("the worked examples of allocation, on an account", () => {
  /**
   * The examples give interest and fine as figures; on an account both come from days. So each obligation gets the costs,
   * principal and due date of the example, and `allocate`, which passes the examples as they are, says what is right.
   */
  test.each(examples.allocationExamples.map((each) => [each.code, each] as const))(
    "%s: what an account owes settles as the law says",
    (_code, example) => {
      const { sequence } = examples.allocation.orders.find(({ code }) => code === example.order)!;
      const ordered = { rules: law.rules, order: { code: example.order, sequence, scope: example.scope } };
      const state = stateAfter(
        ...example.obligations.flatMap(({ code, due, principal, "enforcement-costs": costs }) => [
          charge(code, due, principal, { on: day("2023-01-10"), year: 2023 }),
          ...(costs > 0
            ? [
                charge(`costs-${code}`, due, costs, {
                  on: day("2023-01-10"),
                  year: 2023,
                  component: "enforcement-costs",
                  collects: `2023/damage/${code}`,
                }),
              ]
            : []),
        ]),
        pay("p", "2024-09-16", example.payment),
      );
      const before = positionOn({ ...state, payments: [] }, day("2024-09-16"), ordered);
      const owedOf = (code: string, component: Component) =>
        lek(
          before.obligations
            .filter(({ key }) => key.endsWith(`/${code}`) || key.endsWith(`/costs-${code}`))
            .reduce((sum, { outstanding }) => sum + outstanding[component], 0),
        );
      const expected = allocate(
        example.obligations.map(({ code, due }) => ({
          code,
          due,
          "enforcement-costs": owedOf(code, "enforcement-costs"),
          principal: owedOf(code, "principal"),
          interest: owedOf(code, "interest"),
          fine: owedOf(code, "fine"),
        })),
        [{ id: "p", amount: example.payment }],
        ordered.order,
      );
      const after = positionOn(state, day("2024-09-16"), ordered);
      for (const { obligation, settled } of expected.obligations)
        for (const component of COMPONENTS) {
          const paid = after.obligations
            .filter(({ key }) => key.endsWith(`/${obligation}`) || key.endsWith(`/costs-${obligation}`))
            .reduce((sum, { parts }) => sum + parts[0]!.paid[component], 0);
          expect([obligation, component, paid]).toEqual([obligation, component, settled[component]]);
        }
      expect(after.advance).toBe(expected.credit);
    },
  );
});

describe("an account", () => {
  const year = assess([
    line("house", [
      ["2025-04-21", 6000],
      ["2025-06-30", 6000],
    ]),
  ]);

  test("owes nothing before it was assessed, and everything from that day on, due or not", () => {
    const state = stateAfter(year);
    expect(totalOf(owed(state, "2025-03-02"))).toBe(0);
    expect(positionOn(state, day("2025-03-03"), law)).toMatchObject({
      outstanding: { principal: 12_000 },
      overdueSince: null,
    });
  });

  test("a part is overdue from the day after its due date", () => {
    const state = stateAfter(year);
    expect(positionOn(state, day("2025-04-21"), law).overdueSince).toBeNull();
    const later = positionOn(state, day("2025-04-22"), law);
    expect(later).toMatchObject({ overdueSince: "2025-04-21", overdue: { principal: 6000 } });
    expect(later.outstanding.interest).toBe(1);
    expect(later.outstanding.fine).toBe(4);
  });

  test("a payment settles parts that are not yet due, oldest first; what is over lies as advance", () => {
    const state = stateAfter(year, pay("p1", "2025-04-01", 7000), pay("p2", "2025-04-02", 8000));
    const position = positionOn(state, day("2025-04-02"), law);
    expect(position.obligations[0]!.parts.map((part) => part.paid.principal)).toEqual([6000, 6000]);
    expect(position.payments.map(({ advance }) => advance)).toEqual([0, 3000]);
    expect(position.advance).toBe(3000);
  });

  test("an advance settles what is born later, on the day it is born", () => {
    const state = stateAfter(pay("early", "2025-02-20", 20_000), year);
    expect(positionOn(state, day("2025-02-28"), law)).toMatchObject({ advance: 20_000, outstanding: { principal: 0 } });
    expect(positionOn(state, day("2025-03-03"), law).advance).toBe(8000);
    expect(settlementsOn(state, day("2025-03-03"), law)).toMatchObject([
      { part: 1, paymentId: "early", on: "2025-03-03", principal: 6000 },
      { part: 2, paymentId: "early", on: "2025-03-03", principal: 6000 },
    ]);
  });

  test("a late bank file changes what is due in lateness, as if it had been known", () => {
    const intime = stateAfter(year, pay("p", "2025-04-21", 6000));
    const late = stateAfter(year, pay("p", "2025-04-21", 6000, { on: day("2025-05-20") }));
    expect(positionOn(late, day("2025-05-20"), law)).toEqual(positionOn(intime, day("2025-05-20"), law));
    expect(owed(late, "2025-05-20").interest).toBe(0);
  });

  test("reversing the first of two payments puts the second in its place", () => {
    const both = [year, pay("p1", "2025-04-10", 6000), pay("p2", "2025-06-10", 6000)];
    const reversed = stateAfter(...both, reverse("p1", "2025-07-05"));
    expect(positionOn(reversed, day("2025-07-05"), law)).toEqual(
      positionOn(stateAfter(year, pay("p2", "2025-06-10", 6000)), day("2025-07-05"), law),
    );
  });

  test("enforcement costs bear no interest and are settled with the obligation that they collect", () => {
    const costs = { component: "enforcement-costs" as const, collects: damage("b") };
    const state = stateAfter(
      charge("a", "2024-06-01", 1000),
      charge("b", "2024-03-01", 2000),
      charge("z", "2024-12-01", 500, costs),
      pay("p", "2024-06-01", 500),
    );
    const position = positionOn(state, day("2024-06-01"), law);
    expect(position.obligations.find(({ key }) => key === damage("z"))!.parts[0]!.paid).toMatchObject({
      "enforcement-costs": 500,
    });
    expect(position.obligations.find(({ key }) => key === damage("z"))!.outstanding.interest).toBe(0);
  });

  test("a write-off takes the interest and fine on it along, and never more than is unpaid", () => {
    const writtenOff: AccountCommand = {
      type: "WriteOff",
      ...onDay("2024-12-31"),
      writeOffId: "w",
      key: damage("a"),
      amount: lek(1000),
      ground: "insolvency",
      decision: "VKB 1",
    };
    const all = [charge("a", "2024-06-01", 1000), writtenOff];
    expect(totalOf(owed(stateAfter(...all), "2024-12-31"))).toBe(0);
    expect(totalOf(owed(stateAfter(...all), "2024-12-30"))).toBeGreaterThan(1000);
    const latePaid = stateAfter(...all, pay("p", "2024-06-01", 400, { on: day("2025-01-05") }));
    expect(positionOn(latePaid, day("2025-01-05"), law)).toMatchObject({ writtenOff: 600, paid: 400, advance: 0 });
    const half = stateAfter(charge("a", "2024-06-01", 1000), { ...writtenOff, amount: lek(500) } as AccountCommand);
    const alone = stateAfter(charge("a", "2024-06-01", 500));
    expect(owed(half, "2025-03-01")).toEqual(owed(alone, "2025-03-01"));
  });

  test("keeps the order of settlement of the day on which money settled", () => {
    const orders = [
      { since: day("2024-01-01"), value: penaltiesFirst.order },
      { since: day("2025-01-01"), value: law.order },
    ];
    const state = stateAfter(charge("a", "2024-02-01", 10_000), pay("p", "2024-08-01", 5000));
    const changed = positionOn(state, day("2025-03-01"), { ...law, orders });
    expect(changed.obligations[0]!.parts[0]!.paid).toEqual(
      positionOn(state, day("2025-03-01"), penaltiesFirst).obligations[0]!.parts[0]!.paid,
    );
    expect(changed.obligations[0]!.parts[0]!.paid.fine).toBeGreaterThan(0);
  });

  test("refuses to guess where no rate reaches back", () => {
    expect(earliestCountableDue(law.rules)).toBe("2016-10-17");
    const state = stateAfter(charge("a", "2024-02-01", 10_000));
    const early = { ...state.obligations[0]!, parts: [{ ...state.obligations[0]!.parts[0]!, due: day("2010-01-01") }] };
    expect(() => positionOn({ ...state, obligations: [early] }, day("2025-01-01"), law)).toThrow(
      "interest-rate-missing",
    );
  });

  test("stays exact with amounts beyond what a plain number holds", () => {
    const state = stateAfter(charge("a", "2024-06-30", 900_000_000_000_000));
    expect(owed(state, "2024-08-29").interest).toBe(12_871_232_876_712);
    expect(owed(state, "2024-08-29").fine).toBe(32_400_000_000_000);
    expect(state.accountId).toBe(accountId);
  });
});
