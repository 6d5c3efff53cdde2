import { describe, expect, test } from "@jest/globals";
import { lek } from "../../../../domain/shared/index.js";
import {
  appealStartsOn,
  NOTICE_LAW,
  positionOn,
  totalOf,
  type AccountCommand,
  type IssueNotice,
  type MergeIn,
  type ServeNotice,
} from "../../../../domain/taxation/index.js";
import {
  accountId,
  after,
  assess,
  charge,
  damage,
  day,
  given,
  key,
  law,
  line,
  onDay,
  pay,
  reverse,
  stateAfter,
} from "./support.js";

const flat = line("flat", [
  ["2025-04-30", 1000],
  ["2025-10-31", 1000],
]);
const year = assess([flat]);

/** A reminder of everything overdue, unless said otherwise. */
function tell(on: string, changes: Partial<IssueNotice> = {}): IssueNotice {
  return {
    type: "IssueNotice",
    ...onDay(on),
    noticeId: `notice-${on}`,
    number: `qendra/${on}`,
    office: "qendra",
    kind: "reminder",
    issuedOn: day(on),
    items: null,
    year: null,
    daysLate: 0,
    minimum: lek(0),
    quietDays: 30,
    payWithin: 10,
    way: "print",
    itemLaw: { "2025/building-tax": ["Vendimi nr. 91", "Ligji nr. 9632/2006, neni 21"] },
    runId: "R1",
    ...changes,
  };
}

const serve = (changes: Partial<ServeNotice>): ServeNotice => ({
  type: "ServeNotice",
  ...onDay("2025-06-20"),
  noticeId: "served",
  what: "assessment",
  refersTo: null,
  channel: "email",
  sentOn: day("2025-06-20"),
  receivedOn: null,
  ...changes,
});

describe("a reminder", () => {
  test("says what is overdue as of its day, with interest and fine, by which law and until when to pay", () => {
    const [part] = positionOn(stateAfter(year), day("2025-06-01"), law).obligations[0]!.parts;
    const { "enforcement-costs": enforcementCosts, ...others } = part!.outstanding;
    const total = totalOf(part!.outstanding);
    expect(total).toBeGreaterThan(1000);
    given(after(year))
      .when(tell("2025-06-01"))
      .then([
        {
          type: "NoticeIssued",
          effectiveDate: day("2025-06-01"),
          data: {
            ...{ accountId, noticeId: "notice-2025-06-01", number: "qendra/2025-06-01", office: "qendra" },
            ...{ kind: "reminder", assessmentId: null, issuedOn: day("2025-06-01"), payBy: day("2025-06-11") },
            items: [{ key: key("flat"), part: 1, due: day("2025-04-30"), amount: lek(1000), owed: total }],
            amounts: { enforcementCosts, ...others, total },
            law: ["Vendimi nr. 91", "Ligji nr. 9632/2006, neni 21", ...NOTICE_LAW.reminder],
            ...{ way: "print", runId: "R1" },
          },
        },
      ]);
  });

  test("is of what was chosen: by tax, year, age and amount", () => {
    const owing = [charge("car", "2025-05-20", 300), year] as const;
    const parts = (changes: Partial<IssueNotice>) => {
      const [told] = after(...owing, tell("2025-06-01", changes)).slice(-1);
      return told?.type === "NoticeIssued" ? told.data.items.map((each) => each.key) : [];
    };
    expect(parts({})).toEqual([damage("car"), key("flat")]);
    expect(parts({ items: ["damage"] })).toEqual([damage("car")]);
    expect(parts({ year: 2025 })).toEqual([key("flat")]);
    expect(parts({ daysLate: 32 })).toEqual([key("flat")]);
    const refused = (changes: Partial<IssueNotice>) =>
      given(after(...owing))
        .when(tell("2025-06-01", changes))
        .thenRefused("nothing-to-notify");
    refused({ daysLate: 33 });
    refused({ items: ["cleaning"] });
    refused({ minimum: lek(5000) });
    expect(parts({ minimum: lek(1300) })).toHaveLength(2);
  });

  test("is not of what is paid, contested or under an agreement, and of nothing there is none", () => {
    const reminded = (...before: readonly AccountCommand[]) => given(after(year, ...before)).when(tell("2025-06-01"));
    reminded(pay("p1", "2025-05-01", 1100)).thenRefused("nothing-to-notify", { kind: "reminder" });
    reminded({
      ...{ type: "LodgeObjection", ...onDay("2025-05-02"), objectionId: "o1", lodgedOn: day("2025-05-02") },
      ...{ contests: [{ key: key("flat"), appealUntil: null }], grounds: "the area is wrong" },
    }).thenRefused("nothing-to-notify");
    given([]).when(tell("2025-06-01")).thenRefused("nothing-to-notify");
    given(after(year)).when(tell("2025-04-30")).thenRefused("nothing-to-notify");
  });

  test("does not tell again what one of its kind told lately; a demand does, and what is new is told", () => {
    const told = after(year, tell("2025-06-01"));
    const again = (on: string, changes: Partial<IssueNotice> = {}) => given(told).when(tell(on, changes));
    again("2025-06-01", { noticeId: "n2", number: "n2" }).thenRefused("nothing-to-notify");
    again("2025-07-01").thenRefused("nothing-to-notify");
    again("2025-07-02").thenState(({ taxNotices }) => expect(taxNotices).toHaveLength(2));
    again("2025-06-10", { kind: "demand" }).thenState(({ taxNotices }) => expect(taxNotices).toHaveLength(2));
    again("2025-11-01", { quietDays: 365 }).thenState(({ taxNotices }) =>
      expect(taxNotices.at(-1)).toMatchObject({ items: [{ key: key("flat"), part: 2 }] }),
    );
    again("2025-07-02", { noticeId: "notice-2025-06-01" }).thenRefused("notice-known");
    again("2025-07-02", { issuedOn: day("2025-07-03") }).thenRefused("day-in-future");
  });
});

describe("a notice of assessment", () => {
  const assessment = { kind: "assessment", year: 2025 } as const;

  test("is of what is unpaid of the assessment that stands, due or not, once for each", () => {
    given(after(year, pay("p1", "2025-03-10", 600)))
      .when(tell("2025-03-20", assessment))
      .thenState(({ taxNotices }) =>
        expect(taxNotices).toMatchObject([{ assessmentId: "assessment-1", items: [{ part: 1 }, { part: 2 }] }]),
      );
    const told = after(year, tell("2025-03-20", assessment));
    expect(told.at(-1)).toMatchObject({ data: { payBy: "2025-04-30", amounts: { total: 2000 } } });
    given(told).when(tell("2026-03-20", assessment)).thenRefused("nothing-to-notify");
    const more = { assessmentId: "assessment-2", inputsHash: "c".repeat(64), ...onDay("2025-05-02") };
    const larger = [line("flat", [["2025-04-30", 2600]])];
    given(after(year, tell("2025-03-20", assessment), assess(larger, { ...more, assessedOn: day("2025-05-02") })))
      .when(tell("2025-05-03", assessment))
      .thenState(({ taxNotices }) => expect(taxNotices.at(-1)).toMatchObject({ assessmentId: "assessment-2" }));
    given(after(year))
      .when(tell("2025-05-03", { ...assessment, year: null }))
      .thenRefused("notice-year-missing");
    given(after(year))
      .when(tell("2025-05-03", { ...assessment, year: 2024 }))
      .thenRefused("nothing-to-notify");
  });

  test("leaves out the parts that one before it named, and no others", () => {
    const cleaning = { ...line("flat", [["2025-06-30", 300]]), key: "2025/cleaning/flat", item: "cleaning" };
    const both = assess([flat, cleaning]);
    const items = (...commands: readonly AccountCommand[]) =>
      stateAfter(both, ...commands)
        .taxNotices.at(-1)!
        .items.map(({ key: name, part }) => `${name}#${part}`);
    const first = tell("2025-03-20", { ...assessment, items: ["cleaning"] });
    expect(items(first)).toEqual(["2025/cleaning/flat#1"]);
    const rest = tell("2025-03-21", assessment);
    expect(items(first, rest)).toEqual([`${key("flat")}#1`, `${key("flat")}#2`]);
    given(after(both, first, rest))
      .when(tell("2025-03-22", assessment))
      .thenRefused("nothing-to-notify");
    const unpaid = tell("2025-03-20", assessment);
    const reversed = [pay("p1", "2025-03-10", 1000), unpaid, reverse("p1", "2025-03-25")] as const;
    expect(items(...reversed, tell("2025-03-26", assessment))).toEqual([`${key("flat")}#1`]);
  });

  test("goes on after a merger: what either account was told is left out until the year is assessed again", () => {
    const [told, survivor] = [tell("2025-03-20", assessment), { accountId: "taxpayer-2" }];
    const { carried } = after(year, told, { type: "MergeOut", ...onDay("2025-04-01"), survivorId: "taxpayer-2" }).at(
      -1,
    )!.data as Pick<MergeIn, "carried">;
    const house = line("house", [["2025-06-30", 300]]);
    const own = assess([house], { ...survivor, assessmentId: "assessment-own" });
    const merged: AccountCommand = {
      ...{ type: "MergeIn", ...onDay("2025-04-01"), ...survivor, duplicateId: accountId, carried },
    };
    const later = (id: string) =>
      tell("2025-05-02", { ...assessment, ...survivor, noticeId: id, number: id }) as AccountCommand;
    const items = (...commands: readonly AccountCommand[]) =>
      stateAfter(...commands)
        .taxNotices.at(-1)!
        .items.map(({ key: name, part }) => `${name}#${part}`);
    expect(items(own, merged, later("n2"))).toEqual([`${key("house")}#1`]);
    given(after(own, merged, later("n2")))
      .when(later("n3"))
      .thenRefused("nothing-to-notify");
    given(after(merged)).when(later("n2")).thenRefused("nothing-to-notify");
    // Through a second merger, of an account that had assessed the year itself.
    const twice = after(own, merged, later("n2"), {
      ...{ type: "MergeOut", ...onDay("2025-05-03"), ...survivor, survivorId: "taxpayer-3" },
    }).at(-1)!.data as Pick<MergeIn, "carried">;
    const third = { accountId: "taxpayer-3" };
    const again = { ...merged, ...onDay("2025-05-03"), ...third, duplicateId: "taxpayer-2", carried: twice.carried };
    given(after(again))
      .when({ ...later("n4"), ...third } as AccountCommand)
      .thenRefused("nothing-to-notify");
    const larger = assess([house, line("flat", [["2025-04-30", 2600]])], {
      ...{ ...onDay("2025-05-01"), ...survivor, assessedOn: day("2025-05-01") },
      ...{ assessmentId: "assessment-2", inputsHash: "c".repeat(64) },
    });
    expect(items(own, merged, larger, later("n2"))).toEqual([
      `${key("house")}#1`,
      `${key("flat")}#1`,
      `${key("flat")}#2`,
      `${key("flat")}#3`,
    ]);
  });

  test("begins the term to contest once it is served", () => {
    const told = [year, tell("2025-03-20", assessment)] as const;
    expect(appealStartsOn(stateAfter(...told), key("flat"))).toBeNull();
    const served = serve({ refersTo: "notice-2025-03-20" });
    expect(appealStartsOn(stateAfter(...told, served), key("flat"))).toBe("2025-06-30");
    given(after(...told))
      .when(serve({ refersTo: "n9" }))
      .thenRefused("notice-unknown");
  });
});

describe("what was served", () => {
  const told = [
    year,
    tell("2025-06-01"),
    tell("2025-06-02", { kind: "demand", noticeId: "d1", number: "d1" }),
  ] as const;
  const serving = (changes: Partial<ServeNotice>) => given(after(...told)).when(serve(changes));

  test("names a notice of its kind on the account", () => {
    for (const [what, refersTo] of [
      ["reminder", "notice-2025-06-01"],
      ["demand", "d1"],
      // On paper that was not made here.
      ["reminder", null],
    ] as const)
      serving({ what, refersTo }).thenState(({ notices }) => expect(notices).toMatchObject([{ what, refersTo }]));
    serving({ what: "reminder", refersTo: "n9" }).thenRefused("notice-unknown", { noticeId: "n9" });
    serving({ what: "demand", refersTo: null }).thenRefused("notice-unknown");
    const kind = "reminder";
    for (const what of ["demand", "assessment"] as const)
      serving({ what, refersTo: "notice-2025-06-01" }).thenRefused("notice-of-other-kind", { what, kind });
    serving({ what: "reminder", refersTo: "d1" }).thenRefused("notice-of-other-kind", { what: kind, kind: "demand" });
  });

  test("may be a reminder of an invoice of the account", () => {
    const bill: AccountCommand = {
      ...{ type: "IssueInvoice", ...onDay("2025-06-03"), invoiceId: "i1", number: "i1", office: "qendra" },
      ...{ year: 2025, keys: null, issuedOn: day("2025-06-03"), runId: null },
    };
    given(after(...told, bill))
      .when(serve({ what: "reminder", refersTo: "i1" }))
      .thenState(({ notices }) => expect(notices).toMatchObject([{ refersTo: "i1" }]));
    const cancel: AccountCommand = {
      ...{ type: "CancelInvoice", ...onDay("2025-06-04"), invoiceId: "i1", ground: "wrong" },
    };
    given(after(...told, bill, cancel))
      .when(serve({ what: "reminder", refersTo: "i1" }))
      .thenRefused("invoice-cancelled");
  });
});
