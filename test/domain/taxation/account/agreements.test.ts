import { describe, expect, test } from "@jest/globals";
import { lek } from "../../../../domain/shared/index.js";
import { positionOn, type AccountCommand, type MakeAgreement } from "../../../../domain/taxation/index.js";
import { agree, agreed, amount, debt } from "./exceptions.js";
import { after, charge, clearance, damage, day, given, law, onDay, pay, stateAfter } from "./support.js";

const breaking = (on: string): AccountCommand => ({ type: "BreakAgreement", ...onDay(on), agreementId: "agreement" });
const keeping = (on: string): AccountCommand => ({ type: "KeepAgreement", ...onDay(on), agreementId: "agreement" });

describe("an instalment agreement", () => {
  test("covers what is overdue, with interest and fine, on the day of signature", () =>
    given(after(debt, charge("later", "2024-12-01", 500)))
      .when(agree())
      .thenState((state) =>
        expect(state.agreements).toMatchObject([
          { amount, covers: [{ key: damage("a"), part: 1 }], outcome: "standing" },
        ]),
      ));

  test("lets interest run, but not the fine", () => {
    const fine = (state: ReturnType<typeof stateAfter>, on: string) => positionOn(state, day(on), law).outstanding.fine;
    const state = stateAfter(...agreed);
    expect(fine(state, "2024-08-30")).toBe(fine(state, "2024-06-03"));
    expect(positionOn(state, day("2024-08-30"), law).outstanding.interest).toBeGreaterThan(
      positionOn(state, day("2024-06-03"), law).outstanding.interest,
    );
  });

  test("broken, lets the fine run again from that day", () => {
    const fine = (on: string) =>
      positionOn(stateAfter(...agreed, breaking("2024-09-10")), day(on), law).outstanding.fine;
    expect(fine("2024-09-09")).toBe(fine("2024-06-03"));
    expect(fine("2024-09-10") - fine("2024-09-09")).toBe(42);
  });

  test.each<[string, Partial<MakeAgreement>, string]>([
    ["without a schedule", { schedule: [] }, "agreement-first-not-at-signature"],
    [
      "whose first instalment comes later",
      { schedule: agree().schedule.map((each, index) => (index === 0 ? { ...each, due: day("2024-06-04") } : each)) },
      "agreement-first-not-at-signature",
    ],
    [
      "with less than 20 % at signature",
      {
        schedule: [
          { due: day("2024-06-03"), amount: lek(1000) },
          { due: day("2024-07-03"), amount: lek(amount - 1000) },
        ],
      },
      "agreement-first-too-small",
    ],
    [
      "beyond the following year",
      { schedule: [agree().schedule[0]!, { due: day("2026-01-01"), amount: lek(amount - 30_000) }] },
      "agreement-too-long",
    ],
    [
      "with instalments out of order",
      { schedule: [agree().schedule[0]!, agree().schedule[2]!, agree().schedule[1]!] },
      "agreement-instalments-not-in-order",
    ],
    ["that does not add up", { schedule: agree().schedule.slice(0, 2) }, "agreement-sum-differs"],
    [
      "with an instalment of nothing",
      { schedule: [...agree().schedule, { due: day("2025-12-31"), amount: lek(0) }] },
      "amount-not-positive",
    ],
    ["signed tomorrow", { signedOn: day("2024-06-04") }, "day-in-future"],
    ["over what is not overdue", { covers: [{ key: damage("later"), part: 1 }] }, "part-not-overdue"],
    ["over nothing", { covers: [] }, "nothing-overdue"],
    [
      "over a part twice",
      {
        covers: [
          { key: damage("a"), part: 1 },
          { key: damage("a"), part: 1 },
        ],
      },
      "part-twice",
    ],
  ])("is refused %s", (_what, changes, code) =>
    given(after(debt, charge("later", "2024-12-01", 500)))
      .when(agree(changes))
      .thenRefused(code),
  );

  test("is refused again over the same part, or with nothing left overdue", () => {
    const second = { ...onDay("2024-06-04"), agreementId: "second", signedOn: day("2024-06-04") };
    given(after(...agreed))
      .when(agree())
      .thenRefused("agreement-known");
    given(after(...agreed))
      .when(agree(second))
      .thenRefused("nothing-overdue");
    given(after(...agreed))
      .when(agree({ ...second, covers: [{ key: damage("a"), part: 1 }] }))
      .thenRefused("part-under-agreement");
  });

  test("breaks only once an instalment is missed, and takes the clearances that rest on it", () => {
    given(after(...agreed))
      .when(breaking("2024-09-03"))
      .thenRefused("agreement-not-missed");
    const decision = given(after(...agreed, clearance("c", "2024-07-01"))).when(breaking("2024-09-04")).decision;
    expect(decision).toMatchObject({
      ok: true,
      events: [
        { type: "InstalmentAgreementBroken", data: { missedDue: "2024-09-03" } },
        { type: "ClearanceRevoked", data: { ground: "agreement-broken", causedBy: "agreement" } },
      ],
    });
    given(after(...agreed, breaking("2024-09-04")))
      .when(breaking("2024-09-05"))
      .thenRefused("agreement-ended");
    given(after(debt)).when(breaking("2024-09-05")).thenRefused("agreement-unknown");
  });

  test("is kept once nothing that it covers is owed", () => {
    given(after(...agreed))
      .when(keeping("2024-07-01"))
      .thenRefused("agreement-not-paid");
    given(after(...agreed, pay("p2", "2024-07-01", 90_000)))
      .when(keeping("2024-07-01"))
      .thenState((state) => expect(state.agreements[0]).toMatchObject({ outcome: "kept", endedOn: "2024-07-01" }));
  });
});
