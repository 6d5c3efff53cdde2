import { describe, expect, test } from "@jest/globals";
import { lek } from "../../../../domain/shared/index.js";
import {
  appealStartsOn,
  CLEARANCE_ARTICLES,
  decideClearance,
  positionOn,
  totalOf,
  type AccountCommand,
  type LodgeObjection,
  type MakeAgreement,
  type WriteOff,
} from "../../../../domain/taxation/index.js";
import { after, charge, clearance, damage, day, given, law, onDay, pay, reverse, stateAfter } from "./support.js";

const debt = charge("a", "2024-03-01", 100_000);
const amount = totalOf(positionOn(stateAfter(debt), day("2024-06-03"), law).outstanding);

function agree(changes: Partial<MakeAgreement> = {}): MakeAgreement {
  return {
    type: "MakeAgreement",
    ...onDay("2024-06-03"),
    agreementId: "agreement",
    signedOn: day("2024-06-03"),
    covers: null,
    schedule: [
      { due: day("2024-06-03"), amount: lek(30_000) },
      { due: day("2024-09-03"), amount: lek(40_000) },
      { due: day("2025-12-31"), amount: lek(amount - 70_000) },
    ],
    ...changes,
  };
}
const breaking = (on: string): AccountCommand => ({ type: "BreakAgreement", ...onDay(on), agreementId: "agreement" });
const keeping = (on: string): AccountCommand => ({ type: "KeepAgreement", ...onDay(on), agreementId: "agreement" });
const agreed = [debt, agree(), pay("p1", "2024-06-03", 30_000)];

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

const object = (changes: Partial<LodgeObjection> = {}): LodgeObjection => ({
  type: "LodgeObjection",
  ...onDay("2024-04-01"),
  objectionId: "o",
  lodgedOn: day("2024-04-01"),
  contests: [{ key: damage("a"), appealUntil: day("2024-04-01") }],
  grounds: "not my fence",
  ...changes,
});
const ruling = (on: string, decidedOn = on): AccountCommand => ({
  type: "DecideObjection",
  ...onDay(on),
  objectionId: "o",
  outcome: "rejected",
  decision: "no. 4",
  decidedOn: day(decidedOn),
});

describe("an objection", () => {
  test("is lodged within the term, or at any time where nothing was served", () => {
    given(after(debt))
      .when(object())
      .thenState((state) => expect(state.objections).toHaveLength(1));
    given(after(debt))
      .when(object({ contests: [{ key: damage("a"), appealUntil: null }] }))
      .thenState((state) => expect(state.objections).toHaveLength(1));
  });

  test("begins its term with the last notice of the invoice", () => {
    const bill: AccountCommand = {
      type: "IssueInvoice",
      ...onDay("2024-02-01"),
      invoiceId: "i",
      number: "1",
      office: "qendra",
      year: 2024,
      keys: null,
      issuedOn: day("2024-02-01"),
      runId: null,
    };
    const notice: AccountCommand = {
      type: "ServeNotice",
      ...onDay("2024-02-02"),
      noticeId: "n",
      what: "invoice",
      refersTo: "i",
      channel: "hand",
      sentOn: day("2024-02-02"),
      receivedOn: null,
    };
    expect(appealStartsOn(stateAfter(debt, bill), damage("a"))).toBeNull();
    expect(appealStartsOn(stateAfter(debt, bill, notice), damage("a"))).toBe("2024-02-02");
  });

  test.each<[string, Partial<LodgeObjection>, string]>([
    ["late", { contests: [{ key: damage("a"), appealUntil: day("2024-03-31") }] }, "appeal-term-over"],
    ["against nothing", { contests: [] }, "objection-contests-nothing"],
    ["against what is not owed", { contests: [{ key: damage("b"), appealUntil: null }] }, "obligation-unknown"],
    ["before the obligation was there", { lodgedOn: day("2024-01-09") }, "obligation-unknown"],
    ["in the future", { lodgedOn: day("2024-04-02") }, "day-in-future"],
    [
      "twice against one",
      {
        contests: [
          { key: damage("a"), appealUntil: null },
          { key: damage("a"), appealUntil: null },
        ],
      },
      "obligation-twice",
    ],
  ])("is refused %s", (_what, changes, code) => given(after(debt)).when(object(changes)).thenRefused(code));

  test("is decided once, and not before it was lodged", () => {
    const lodged = after(debt, object());
    given(lodged).when(object()).thenRefused("objection-known");
    given(lodged)
      .when(object({ objectionId: "o2" }))
      .thenRefused("obligation-contested");
    given(lodged).when(ruling("2024-04-20", "2024-03-20")).thenRefused("objection-decided-before-lodged");
    given(lodged).when(ruling("2024-04-20", "2024-04-21")).thenRefused("day-in-future");
    given(after(debt, object(), ruling("2024-04-20")))
      .when(ruling("2024-04-21"))
      .thenRefused("objection-decided");
    given(after(debt)).when(ruling("2024-04-21")).thenRefused("objection-unknown");
  });
});

describe("a write-off", () => {
  const off = (changes: Partial<WriteOff> = {}): WriteOff => ({
    type: "WriteOff",
    ...onDay("2024-06-03"),
    writeOffId: "w",
    key: damage("a"),
    amount: lek(100_000),
    ground: "insolvency",
    decision: "court 5",
    ...changes,
  });

  test("takes what is unpaid, once", () => {
    given(after(debt))
      .when(off())
      .thenState((state) => expect(totalOf(positionOn(state, day("2024-06-03"), law).outstanding)).toBe(0));
    given(after(debt, off())).when(off()).thenRefused("write-off-known");
    given(after(debt, off()))
      .when(off({ writeOffId: "w2", amount: lek(1) }))
      .thenRefused("write-off-above-outstanding");
  });

  test.each<[string, Partial<WriteOff>, string]>([
    ["above what is unpaid", { amount: lek(100_001) }, "write-off-above-outstanding"],
    ["of a negative amount", { amount: lek(-1) }, "amount-not-positive"],
    ["of an unknown obligation", { key: damage("b") }, "obligation-unknown"],
    [
      "as prescribed before five years have passed",
      { ground: "prescription", ...onDay("2029-03-01") },
      "obligation-not-prescribed",
    ],
  ])("is refused %s", (_what, changes, code) => given(after(debt)).when(off(changes)).thenRefused(code));

  test("as prescribed waits five years from the last payment on it", () => {
    const prescribed = off({ ground: "prescription", ...onDay("2029-03-02") });
    given(after(debt))
      .when(prescribed)
      .thenState((state) => expect(state.writeOffs).toHaveLength(1));
    given(after(debt, pay("p", "2024-05-01", 10)))
      .when({ ...prescribed, amount: lek(99_990) })
      .thenRefused("obligation-not-prescribed", { prescribed: 0 });
  });
});

describe("a clearance", () => {
  const state = (...commands: readonly AccountCommand[]) => stateAfter(...commands);

  test("is clear until the day after the due date, and not clear with what is owed and since when", () => {
    expect(decideClearance(state(debt), day("2024-03-01"), law)).toMatchObject({
      state: "clear",
      owed: [],
      owedTotal: 0,
    });
    expect(decideClearance(state(debt), day("2024-03-02"), law)).toMatchObject({
      state: "not-clear",
      owedSince: "2024-03-01",
      owed: [{ key: damage("a"), part: 1 }],
    });
    given(after(debt))
      .when(clearance("c", "2024-03-02"))
      .thenRefused("clearance-not-clear", { owedSince: "2024-03-01", items: 1 });
  });

  test("is given under an agreement in good standing, with the article, and not once an instalment is missed", () => {
    expect(decideClearance(state(...agreed), day("2024-09-03"), law)).toMatchObject({
      state: "clear-under-agreement",
      article: CLEARANCE_ARTICLES.agreement,
      basis: ["agreement"],
    });
    expect(decideClearance(state(...agreed), day("2024-09-04"), law).state).toBe("not-clear");
    expect(decideClearance(state(debt, agree()), day("2024-06-04"), law).state).toBe("not-clear");
  });

  test("is given under an open objection, with the article", () => {
    expect(decideClearance(state(debt, object()), day("2024-04-10"), law)).toMatchObject({
      state: "clear-under-objection",
      article: CLEARANCE_ARTICLES.objection,
      basis: ["o"],
    });
    expect(decideClearance(state(debt, object(), ruling("2024-04-20")), day("2024-04-20"), law).state).toBe(
      "not-clear",
    );
    expect(decideClearance(state(debt, charge("b", "2024-03-05", 1), object()), day("2024-04-10"), law)).toMatchObject({
      state: "not-clear",
      owed: [{ key: damage("b") }],
    });
  });

  test("bears the revision that it was decided at", () => {
    const decision = given(after(debt, pay("p", "2024-02-01", 1))).when(clearance("c", "2024-02-20")).decision;
    expect(decision).toMatchObject({
      ok: true,
      events: [{ data: { decidedAtRevision: 1, state: "clear", issuedOn: "2024-02-20" } }],
    });
  });

  test("is refused when known, or when its validity is over", () => {
    given(after(debt, clearance("c", "2024-02-20")))
      .when(clearance("c", "2024-02-20"))
      .thenRefused("clearance-known");
    given(after(debt))
      .when(clearance("c", "2024-02-20", { validUntil: day("2024-02-19") }))
      .thenRefused("clearance-validity-over");
  });

  test("is revoked once", () => {
    const revoke: AccountCommand = {
      type: "RevokeClearance",
      ...onDay("2024-03-10"),
      clearanceId: "c",
      ground: "issued-in-error",
    };
    given(after(debt, clearance("c", "2024-02-20")))
      .when(revoke)
      .thenState((revoked) =>
        expect(revoked.clearances[0]).toMatchObject({ revokedOn: "2024-03-10", revocationGround: "issued-in-error" }),
      );
    given(after(debt, clearance("c", "2024-02-20"), revoke))
      .when(revoke)
      .thenRefused("clearance-revoked");
    given(after(debt)).when(revoke).thenRefused("clearance-not-on-account");
  });
});

describe("merging a duplicate's account", () => {
  const out: AccountCommand = { type: "MergeOut", ...onDay("2024-07-01"), survivorId: "taxpayer-2" };
  const into = (carried: Extract<AccountCommand, { type: "MergeIn" }>["carried"]): AccountCommand => ({
    type: "MergeIn",
    ...onDay("2024-07-01"),
    accountId: "taxpayer-2",
    duplicateId: "taxpayer-1",
    carried,
  });
  const facts = [
    debt,
    clearance("c", "2024-02-20"),
    pay("void", "2024-02-21", 5),
    reverse("void", "2024-02-22"),
    pay("p", "2024-05-01", 40_000),
  ];
  const merged = after(...facts, out).at(-1)!.data as {
    readonly carried: Extract<AccountCommand, { type: "MergeIn" }>["carried"];
  };

  test("hands on the facts, so that the position is the same; its clearances fall, and it takes nothing more", () => {
    given([])
      .when(into(merged.carried))
      .thenState((state) => {
        const [here, there] = [
          positionOn(state, day("2024-09-01"), law),
          positionOn(stateAfter(...facts), day("2024-09-01"), law),
        ];
        expect({ ...here, accountId: "" }).toEqual({ ...there, accountId: "" });
      });
    expect(merged.carried.payments.map(({ paymentId }) => paymentId)).toEqual(["p"]);
    // As written before invoices and notices came along.
    const { invoices: _invoices, taxNotices: _told, notices: _notices, ...older } = merged.carried;
    given([])
      .when(into(older))
      .thenState((state) => expect(state).toMatchObject({ invoices: [], notices: [], absorbed: ["taxpayer-1"] }));
    given(after(...facts))
      .when(out)
      .thenState((state) =>
        expect(state).toMatchObject({ mergedInto: "taxpayer-2", clearances: [{ revocationGround: "account-merged" }] }),
      );
    given(after(...facts, out))
      .when(pay("q", "2024-07-02", 1))
      .thenRefused("account-merged", { into: "taxpayer-2" });
  });

  test("takes a duplicate in once, and never itself or facts that it has", () => {
    const survivor = { accountId: "taxpayer-2" };
    given(after(into(merged.carried)))
      .when(into(merged.carried))
      .thenNothing();
    // Given again after the survivor's account was merged on.
    const on = { ...survivor, survivorId: "taxpayer-3" };
    given(after(into(merged.carried), { ...out, ...on } as AccountCommand))
      .when(into(merged.carried))
      .thenNothing();
    given(after({ ...out, ...on } as AccountCommand))
      .when(into(merged.carried))
      .thenRefused("account-merged", { into: "taxpayer-3" });
    given(after(pay("p", "2024-05-01", 1, survivor)))
      .when(into(merged.carried))
      .thenRefused("account-facts-collide", { name: "p" });
    given([])
      .when({ ...into(merged.carried), duplicateId: "taxpayer-2" } as AccountCommand)
      .thenRefused("account-merged-with-itself");
    given(after(debt))
      .when({ ...out, survivorId: "taxpayer-1" } as AccountCommand)
      .thenRefused("account-merged-with-itself");
  });

  test("takes the survivor's clearances down that would not have been given, and lets a payment be reversed there", () => {
    const survivor = { accountId: "taxpayer-2" };
    const survivors = after(clearance("s", "2024-06-01", survivor), into(merged.carried));
    expect(survivors.map(({ type }) => type)).toEqual(["ClearanceIssued", "AccountMerged", "ClearanceRevoked"]);
    given(survivors)
      .when({ ...reverse("p", "2024-07-05"), ...survivor } as AccountCommand)
      .thenState((state) => expect(positionOn(state, day("2024-07-05"), law).paid).toBe(0));
  });
});
