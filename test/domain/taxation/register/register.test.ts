import { describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../../domain/shared/index.js";
import {
  assessmentFacts,
  registerDecider,
  registerEvents,
  type RegisterCommand,
  type RegisteredTaxpayer,
  type RegisterEvent,
} from "../../../../domain/taxation/register/index.js";
import { specificationOf } from "../../../support/decider-spec.js";

const { given } = specificationOf(registerDecider, registerEvents);
const day = civilDate;
const on = day("2025-03-10");
const taxpayerId = "TP1";

const registration: Extract<RegisterCommand, { type: "RegisterTaxpayer" }> = {
  type: "RegisterTaxpayer",
  taxpayerId,
  on,
  kind: "household",
  name: "  Arta Çela ",
  identifier: { scheme: "nid", value: "i5 0312991a" },
  address: { unit: "shkoder-city", street: "Rruga Kolë Idromeno, nr. 3" },
  contacts: [{ kind: "phone", value: "+355 69 222 3333" }],
  office: "lagjja-1",
  language: "sq",
  source: null,
};
const registered: RegisterEvent = {
  type: "TaxpayerRegistered",
  data: {
    taxpayerId,
    kind: "household",
    name: "Arta Çela",
    identifier: { scheme: "nid", value: "I50312991A", warning: null },
    address: { unit: "shkoder-city", street: "Rruga Kolë Idromeno, nr. 3" },
    contacts: [{ kind: "phone", value: "+355 69 222 3333" }],
    office: "lagjja-1",
    language: "sq",
    source: null,
  },
  effectiveDate: on,
};
const plot = { unit: "shkoder-city", areaM2: "300", purpose: "residential" };
const declare = { type: "DeclareObject", taxpayerId, on, objectId: "OB1", kind: "building-plot", facts: plot } as const;
const declaration = { ...declare, from: day("2020-05-01"), to: null, label: "ZK 8591, 12/3" } as const;
function declared(from: string, to: string | null = null, facts: Record<string, string> = plot): RegisterEvent {
  return {
    type: "ObjectDeclared",
    data: {
      taxpayerId,
      objectId: "OB1",
      kind: "building-plot",
      facts,
      from: day(from),
      to: to === null ? null : day(to),
      label: "ZK 8591, 12/3",
    },
    effectiveDate: day(from),
  };
}
function changed(from: string, facts: Record<string, string>): RegisterEvent {
  return {
    type: "ObjectChanged",
    data: { taxpayerId, objectId: "OB1", facts, from: day(from) },
    effectiveDate: day(from),
  };
}
function share(from: string, fraction: string): RegisterEvent {
  return {
    type: "ShareSet",
    data: { taxpayerId, objectId: "OB1", share: fraction, from: day(from) },
    effectiveDate: day(from),
  };
}
function relief(from: string, to: string | null, objectId: string | null = null): RegisterEvent {
  return {
    type: "ReliefGranted",
    data: {
      taxpayerId,
      reliefId: "RE1",
      ground: "social-aid-head",
      objectId,
      from: day(from),
      to: to === null ? null : day(to),
      document: "Vendim 7",
    },
    effectiveDate: day(from),
  };
}
const closed: RegisterEvent = {
  type: "TaxpayerClosed",
  data: { taxpayerId, to: day("2025-02-01"), ground: "death" },
  effectiveDate: day("2025-02-01"),
};
/** As written before it said what is kept. */
const merged: RegisterEvent = { type: "MergedInto", data: { taxpayerId, survivorId: "TP2" }, effectiveDate: on };
const mergedKeeping = (...keepObjects: string[]): RegisterEvent => ({
  ...{ type: "MergedInto", effectiveDate: on },
  data: { taxpayerId, survivorId: "TP2", keepObjects },
});

describe("registering a taxpayer", () => {
  test("keeps clean text and the number in its one written form", () => {
    given([]).when(registration).then([registered]);
  });

  test("only warns of a wrong check letter or an impossible date", () => {
    const { decision } = given([]).when({ ...registration, identifier: { scheme: "nid", value: "I50312991B" } });
    expect(decision).toMatchObject({
      events: [{ data: { identifier: { value: "I50312991B", warning: "check-letter" } } }],
    });
  });

  test.each<[string, Partial<typeof registration>, string]>([
    ["a malformed NID", { identifier: { scheme: "nid", value: "123" } }, "nid-malformed"],
    ["no number under a scheme", { identifier: { scheme: "nid", value: null } }, "identifier-value-missing"],
    ["a number under none", { identifier: { scheme: "none", value: "I50312991A" } }, "identifier-value-superfluous"],
    ["a household known by NIPT", { identifier: { scheme: "nipt", value: "K22218003V" } }, "identifier-scheme-unfit"],
    ["NUL in a name", { name: "Arta\u0000" }, "text-control-character"],
    ["a lone surrogate", { name: "Arta \ud800" }, "text-malformed-unicode"],
    ["a direction control", { name: "Arta\u202e" }, "text-direction-control"],
    ["a name of a megabyte", { name: "a".repeat(1_000_000) }, "text-too-long"],
    ["an empty name", { name: "   " }, "text-empty"],
    ["a street that is too long", { address: { unit: "dajc", street: "r".repeat(201) } }, "text-too-long"],
    ["a unit that is no code", { address: { unit: "a b", street: null } }, "code-malformed"],
    ["an e-mail that is none", { contacts: [{ kind: "email", value: "arta" }] }, "email-malformed"],
    ["a telephone that is none", { contacts: [{ kind: "phone", value: "call me" }] }, "phone-malformed"],
    ["an id that would break a name", { taxpayerId: "a.b" }, "identifier-malformed"],
  ])("refuses %s", (_what, fault, code) => {
    given([])
      .when({ ...registration, ...fault })
      .thenRefused(code);
  });

  test("happens once, and comes before anything else", () => {
    given([registered]).when(registration).thenRefused("taxpayer-exists");
    given([]).when(declaration).thenRefused("taxpayer-unknown");
  });
});

describe("correcting and moving", () => {
  test("a correction states only what differs", () => {
    given([registered])
      .when({ type: "CorrectTaxpayer", taxpayerId, on, name: "Arta Cela", office: "lagjja-1" })
      .then([{ type: "TaxpayerCorrected", data: { taxpayerId, name: "Arta Cela" }, effectiveDate: on }]);
    given([registered]).when({ type: "CorrectTaxpayer", taxpayerId, on, name: "Arta Çela" }).thenNothing();
    given([registered])
      .when({ type: "CorrectTaxpayer", taxpayerId, on, kind: "business" })
      .thenRefused("identifier-scheme-unfit");
    given([registered, closed])
      .when({ type: "CorrectTaxpayer", taxpayerId, on, name: "Arta Cela" })
      .then([{ type: "TaxpayerCorrected", data: { taxpayerId, name: "Arta Cela" }, effectiveDate: on }]);
  });

  test("a move is true from its day, and never before a later one", () => {
    const address = { unit: "velipoje", street: null };
    const move = {
      type: "MoveTaxpayer",
      taxpayerId,
      on,
      address,
      office: "velipoje",
      from: day("2025-02-01"),
    } as const;
    const moved: RegisterEvent = {
      type: "TaxpayerMoved",
      data: { taxpayerId, address, office: "velipoje" },
      effectiveDate: day("2025-02-01"),
    };
    given([registered]).when(move).then([moved]);
    given([registered, moved])
      .when({ ...move, office: "dajc", from: day("2025-01-01") })
      .thenRefused("moved-later");
    given([registered])
      .when({ ...move, from: day("2027-01-01") })
      .thenRefused("date-too-far-ahead");
  });
});

describe("activities", () => {
  const start = { type: "StartActivity", taxpayerId, on, activityId: "AC1", activity: "retail", unit: "dajc" } as const;
  const started: RegisterEvent = {
    type: "ActivityStarted",
    data: { taxpayerId, activityId: "AC1", activity: "retail", unit: "dajc", name: "Dyqan" },
    effectiveDate: day("2024-01-01"),
  };
  const ended: RegisterEvent = {
    type: "ActivityEnded",
    data: { taxpayerId, activityId: "AC1" },
    effectiveDate: day("2024-12-31"),
  };
  test("start, change from a day, and end on their last day", () => {
    const command = { ...start, name: "Dyqan", from: day("2024-01-01") };
    given([registered]).when(command).then([started]);
    given([registered, started]).when(command).thenNothing();
    given([registered, started])
      .when({ ...command, name: "Tjetër" })
      .thenRefused("activity-exists");
    const change = { ...command, type: "ChangeActivity", activity: "wholesale", from: day("2024-06-01") } as const;
    given([registered, started])
      .when(change)
      .then([
        {
          type: "ActivityChanged",
          data: { ...(started.data as object), activity: "wholesale" } as never,
          effectiveDate: day("2024-06-01"),
        },
      ]);
    given([registered, started])
      .when({ ...change, from: day("2023-06-01") })
      .thenRefused("date-before-activity");
    given([registered]).when(change).thenRefused("activity-unknown");
    const end = { type: "EndActivity", taxpayerId, on, activityId: "AC1", to: day("2024-12-31") } as const;
    given([registered, started]).when(end).then([ended]);
    given([registered, started, ended]).when(change).thenRefused("activity-ended");
    given([registered, started])
      .when({ ...end, to: day("2023-12-31") })
      .thenRefused("period-ends-before-it-begins");
  });
});

describe("objects", () => {
  test("are declared once, with facts of good form", () => {
    given([registered])
      .when(declaration)
      .then([declared("2020-05-01")]);
    given([registered, declared("2020-05-01")])
      .when(declaration)
      .thenNothing();
    given([registered, declared("2020-05-01")])
      .when({ ...declaration, kind: "building" })
      .thenRefused("object-exists");
  });

  test.each<[string, object, string]>([
    ["that ends before it begins", { to: day("2019-01-01") }, "period-ends-before-it-begins"],
    ["of the far future", { from: day("2090-01-01") }, "date-too-far-ahead"],
    ["whose facts name its dates", { facts: { from: "2020-01-01" } }, "object-fact-reserved"],
    ["with a negative count", { facts: { faces: -1 } }, "object-fact-malformed"],
    ["with a share above 1", { facts: { ownershipShare: "4/3" } }, "object-fact-malformed"],
    ["with a month that does not exist", { facts: { month: "2025-13" } }, "object-fact-malformed"],
    ["with 29 February of a common year", { facts: { date: "2025-02-29" } }, "object-fact-malformed"],
    ["with a fact of a strange name", { facts: { "area m2": "1" } }, "object-fact-name-malformed"],
    [
      "with too many facts",
      { facts: Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`f${i}`, 1])) },
      "object-facts-too-many",
    ],
  ])("are refused %s", (_what, fault, code) => {
    given([registered])
      .when({ ...declaration, ...fault } as RegisterCommand)
      .thenRefused(code);
  });

  const bigger = { ...plot, areaM2: "450" };
  const change = {
    type: "ChangeObject",
    taxpayerId,
    on,
    objectId: "OB1",
    facts: bigger,
    from: day("2024-07-01"),
  } as const;

  test("change from a day on, in the order of their days", () => {
    const history = [registered, declared("2020-05-01")];
    given(history)
      .when(change)
      .then([changed("2024-07-01", bigger)]);
    given(history)
      .when({ ...change, facts: plot })
      .thenNothing();
    given(history)
      .when({ ...change, from: day("2019-01-01") })
      .thenRefused("date-before-object", { from: "2020-05-01" });
    given([...history, changed("2024-07-01", bigger)])
      .when({ ...change, facts: plot, from: day("2023-01-01") })
      .thenRefused("object-changed-already", { changedFrom: "2024-07-01" });
    given([registered, declared("2020-05-01", "2023-12-31")])
      .when(change)
      .thenRefused("date-after-object");
    given(history)
      .when({ ...change, objectId: "OB9" })
      .thenRefused("object-unknown");
    given([...history, closed])
      .when(change)
      .thenRefused("taxpayer-closed", { to: "2025-02-01" });
    given([...history, merged])
      .when(change)
      .thenRefused("taxpayer-merged", { survivorId: "TP2" });
  });

  test("are corrected from their beginning, also after the taxpayer left", () => {
    const correct = {
      type: "CorrectObject",
      taxpayerId,
      on,
      objectId: "OB1",
      facts: bigger,
      from: day("2019-01-01"),
      to: null,
    } as const;
    const corrected: RegisterEvent = {
      type: "ObjectCorrected",
      data: { taxpayerId, objectId: "OB1", facts: bigger, from: day("2019-01-01"), to: null },
      effectiveDate: day("2019-01-01"),
    };
    given([registered, declared("2020-05-01"), changed("2024-07-01", plot)])
      .when(correct)
      .then([corrected]);
    given([registered, declared("2020-05-01"), corrected])
      .when(correct)
      .thenNothing();
    given([registered, declared("2020-05-01"), closed])
      .when(correct)
      .thenRefused("object-outlives-taxpayer");
    given([registered, declared("2020-05-01"), closed])
      .when({ ...correct, to: day("2025-02-01") })
      .then([{ ...corrected, data: { ...corrected.data, to: day("2025-02-01") } } as RegisterEvent]);
  });

  test("are retired on their last day", () => {
    const retire = {
      type: "RetireObject",
      taxpayerId,
      on,
      objectId: "OB1",
      ground: "sold",
      to: day("2025-01-31"),
    } as const;
    const history = [registered, declared("2020-05-01")];
    given(history)
      .when(retire)
      .then([
        {
          type: "ObjectRetired",
          data: { taxpayerId, objectId: "OB1", to: day("2025-01-31"), ground: "sold" },
          effectiveDate: day("2025-01-31"),
        },
      ]);
    given(history)
      .when({ ...retire, to: day("2020-04-30") })
      .thenRefused("date-before-object");
    given([...history, changed("2025-02-01", bigger)])
      .when(retire)
      .thenRefused("object-changed-already");
  });

  test("have a share from a day on", () => {
    const set = { type: "SetShare", taxpayerId, on, objectId: "OB1", share: "1/3", from: day("2024-07-01") } as const;
    const history = [registered, declared("2020-05-01")];
    given(history)
      .when(set)
      .then([share("2024-07-01", "1/3")]);
    given([...history, share("2024-07-01", "1/3")])
      .when(set)
      .thenNothing();
    given(history)
      .when({ ...set, share: "3/2" })
      .thenRefused("share-malformed");
    given([...history, share("2024-07-01", "1/3")])
      .when({ ...set, share: "1/2", from: day("2024-01-01") })
      .thenRefused("share-set-already");
  });
});

describe("reliefs", () => {
  const grant = {
    type: "GrantRelief",
    taxpayerId,
    on,
    reliefId: "RE2",
    ground: "social-aid-head",
    objectId: null,
    from: day("2025-01-01"),
    to: day("2025-12-31"),
    document: "Vendim 9",
  } as const;

  test("hold once at a time for one ground", () => {
    given([registered, relief("2023-01-01", "2024-12-31")])
      .when(grant)
      .then([
        {
          type: "ReliefGranted",
          data: {
            taxpayerId,
            reliefId: "RE2",
            ground: "social-aid-head",
            objectId: null,
            from: day("2025-01-01"),
            to: day("2025-12-31"),
            document: "Vendim 9",
          },
          effectiveDate: day("2025-01-01"),
        },
      ]);
    given([registered, relief("2023-01-01", null)])
      .when(grant)
      .thenRefused("relief-overlaps", { reliefId: "RE1" });
    given([registered, relief("2023-01-01", null)])
      .when({ ...grant, reliefId: "RE1" })
      .thenRefused("relief-exists");
    given([registered])
      .when({ ...grant, objectId: "OB1" })
      .thenRefused("object-unknown");
    given([registered, declared("2025-02-01")])
      .when({ ...grant, objectId: "OB1" })
      .thenRefused("date-before-object");
  });

  test("end, but are never lengthened", () => {
    const end = { type: "EndRelief", taxpayerId, on, reliefId: "RE1", to: day("2024-06-30") } as const;
    given([registered, relief("2023-01-01", "2024-12-31")])
      .when(end)
      .then([
        {
          type: "ReliefEnded",
          data: { taxpayerId, reliefId: "RE1", to: day("2024-06-30") },
          effectiveDate: day("2024-06-30"),
        },
      ]);
    given([registered, relief("2023-01-01", "2024-12-31")])
      .when({ ...end, to: day("2025-06-30") })
      .thenRefused("relief-ended");
    given([registered]).when(end).thenRefused("relief-unknown");
  });
});

describe("leaving the register", () => {
  const close = { type: "CloseTaxpayer", taxpayerId, on, to: day("2025-02-01"), ground: "death" } as const;
  test("ends what still goes on, in the same append", () => {
    given([registered, declared("2020-05-01")])
      .when(close)
      .then([
        {
          type: "ObjectRetired",
          data: { taxpayerId, objectId: "OB1", to: day("2025-02-01"), ground: "death" },
          effectiveDate: day("2025-02-01"),
        },
        closed,
      ]);
    given([registered, closed]).when(close).thenNothing();
    given([registered, closed])
      .when({ ...close, to: day("2025-03-01") })
      .thenRefused("taxpayer-closed");
    given([registered, declared("2025-03-01")])
      .when(close)
      .thenRefused("object-changed-already");
  });
});

describe("merging duplicates", () => {
  test("ends the duplicate with its own duplicates, and the survivor takes what is kept", () => {
    given([registered, declared("2020-05-01")])
      .when({ type: "MergeInto", taxpayerId, on, survivorId: "TP2", keepObjects: [] })
      .then([
        {
          type: "ObjectRetired",
          data: { taxpayerId, objectId: "OB1", to: on, ground: "duplicate" },
          effectiveDate: on,
        },
        mergedKeeping(),
      ]);
    given([registered, declared("2020-05-01")])
      .when({ type: "MergeInto", taxpayerId, on, survivorId: "TP2", keepObjects: ["OB1"] })
      .then([mergedKeeping("OB1")]);
    given([registered])
      .when({ type: "MergeInto", taxpayerId, on, survivorId: "TP2", keepObjects: ["OB1"] })
      .thenRefused("object-unknown");
    given([registered])
      .when({ type: "MergeInto", taxpayerId, on, survivorId: taxpayerId, keepObjects: [] })
      .thenRefused("taxpayer-merged-with-itself");
    given([registered, merged])
      .when({ type: "MergeInto", taxpayerId, on, survivorId: "TP3", keepObjects: [] })
      .thenRefused("taxpayer-merged");
  });

  test("given again keeps what it kept: another list is refused, the same in another order is not", () => {
    const again = (...keepObjects: string[]) =>
      ({ type: "MergeInto", taxpayerId, on, survivorId: "TP2", keepObjects }) as const;
    const history = [registered, declared("2020-05-01"), mergedKeeping("OB1", "OB2")];
    given(history)
      .when(again("OB2", "OB1", "OB1"))
      .thenNothing();
    for (const other of [[], ["OB1"], ["OB1", "OB2", "OB3"]])
      given(history)
        .when(again(...other))
        .thenRefused("merger-keeps-otherwise", { taxpayerId, survivorId: "TP2" });
    // Facts from before did not say what they kept.
    given([registered, merged]).when(again()).thenNothing();
  });

  test("does not end a record in the one that it took in: neither would go on", () => {
    const absorbed: RegisterEvent = {
      type: "DuplicateAbsorbed",
      data: { taxpayerId, duplicateId: "TP7" },
      effectiveDate: on,
    };
    given([registered, absorbed])
      .when({ type: "MergeInto", taxpayerId, on, survivorId: "TP7", keepObjects: [] })
      .thenRefused("mergers-in-a-circle", { taxpayerId });
  });

  test("given again finds what was taken in, also where the survivor was merged on since; nothing more is", () => {
    const absorb = { type: "AbsorbDuplicate", taxpayerId, on, duplicateId: "TP7", objects: [], reliefs: [] } as const;
    const data = { taxpayerId, duplicateId: "TP7" };
    const absorbed: RegisterEvent = { type: "DuplicateAbsorbed", data, effectiveDate: on };
    given([registered]).when(absorb).then([absorbed]);
    given([registered, absorbed]).when(absorb).thenNothing();
    given([registered, absorbed, merged]).when(absorb).thenNothing();
    given([registered, merged]).when(absorb).thenRefused("taxpayer-merged", { taxpayerId, survivorId: "TP2" });
  });

  test("carries the whole history of a kept object", () => {
    const history = [
      registered,
      declared("2020-05-01"),
      changed("2024-07-01", { ...plot, areaM2: "450" }),
      share("2024-01-01", "1/2"),
      relief("2024-01-01", null, "OB1"),
    ];
    let duplicate: RegisteredTaxpayer | null = null;
    given(history)
      .when({ type: "CorrectTaxpayer", taxpayerId, on })
      .thenState((state) => (duplicate = state as RegisteredTaxpayer));
    const { objects, reliefs } = duplicate! as RegisteredTaxpayer;
    given([registered])
      .when({
        type: "AbsorbDuplicate",
        taxpayerId,
        on,
        duplicateId: "TP7",
        objects: [...objects.values()],
        reliefs: [...reliefs.values()],
      })
      .thenState((state) => expect(assessmentFacts(state, 2024)).toEqual(assessmentFacts(duplicate!, 2024)));
  });
});

describe("the facts of a year", () => {
  const factsOf = (history: readonly RegisterEvent[], year: number, law?: Parameters<typeof assessmentFacts>[2]) => {
    let facts: ReturnType<typeof assessmentFacts> = null;
    given([registered, ...history])
      .when({ type: "CorrectTaxpayer", taxpayerId, on })
      .thenState((state) => (facts = assessmentFacts(state, year, law)));
    return facts as ReturnType<typeof assessmentFacts>;
  };
  const base = { id: "OB1", kind: "building-plot", ...plot, from: day("2020-05-01") };
  const rules = (start: "next-month" | "same-month", items: readonly object[] = []) =>
    ({ liabilityRule: { start, end: "same-month" }, items }) as unknown as NonNullable<
      Parameters<typeof assessmentFacts>[2]
    >;

  test("are those of the objects that exist in it", () => {
    expect(factsOf([declared("2020-05-01")], 2025)).toEqual({ taxpayer: { kind: "household" }, subjects: [base] });
    expect(factsOf([declared("2020-05-01")], 2019)!.subjects).toEqual([]);
    expect(factsOf([declared("2020-05-01", "2024-06-30")], 2025)!.subjects).toEqual([]);
    expect(factsOf([declared("2020-05-01", "2026-06-30")], 2025)!.subjects).toEqual([base]);
    expect(factsOf([declared("2020-05-01", "2025-06-30")], 2025)!.subjects).toEqual([
      { ...base, to: day("2025-06-30") },
    ]);
    expect(assessmentFacts({ phase: "none" }, 2025)).toBeNull();
    expect(factsOf([declared("2020-05-01"), relief("2023-01-01", "2025-03-31")], 2025)!.subjects).toEqual([
      { ...base, grounds: [{ code: "social-aid-head", to: day("2025-03-31") }] },
    ]);
    expect(factsOf([declared("2020-05-01"), relief("2023-01-01", "2024-03-31")], 2025)!.subjects).toEqual([base]);
  });

  test("split a year at whole months, each month once", () => {
    const history = [declared("2020-05-01"), changed("2025-06-20", { ...plot, areaM2: "450" })];
    const second = { ...base, areaM2: "450" };
    expect(factsOf(history, 2025)!.subjects).toEqual([
      { ...base, to: day("2025-06-30") },
      { ...second, id: "OB1.2025-07", from: day("2025-07-01") },
    ]);
    expect(factsOf(history, 2025, rules("same-month"))!.subjects).toEqual([
      { ...base, to: day("2025-05-31") },
      { ...second, id: "OB1.2025-06", from: day("2025-06-01") },
    ]);
    expect(factsOf(history, 2024)!.subjects).toEqual([base]);
    expect(factsOf(history, 2026)!.subjects).toEqual([second]);
    const unprorated = [{ subject: "building-plot", period: "annual", proration: "none" }];
    expect(factsOf(history, 2025, rules("next-month", unprorated))!.subjects).toEqual([base]);
  });

  test("hold a share until facts state another", () => {
    const history = [
      declared("2020-05-01"),
      share("2024-01-01", "1/2"),
      changed("2025-07-01", { ...plot, areaM2: "450", ownershipShare: "1/4" }),
    ];
    expect(factsOf(history, 2025)!.subjects).toMatchObject([
      { ownershipShare: "1/2" },
      { ownershipShare: "1/4", id: "OB1.2025-07" },
    ]);
  });

  test("take a declaration of a month or an event for its own year alone", () => {
    const nights = declared("2025-06-01", null, { unit: "velipoje", month: "2025-06" });
    expect(factsOf([nights], 2025)!.subjects).toHaveLength(1);
    expect(factsOf([nights], 2026)!.subjects).toEqual([]);
  });

  test("of a merged duplicate are none, for the survivor bears them", () => {
    expect(factsOf([declared("2020-05-01")], 2025)!.subjects).toHaveLength(1);
    let facts: ReturnType<typeof assessmentFacts> = null;
    given([registered, declared("2020-05-01"), merged])
      .when({ type: "MergeInto", taxpayerId, on, survivorId: "TP2", keepObjects: [] })
      .thenState((state) => (facts = assessmentFacts(state, 2025)));
    expect(facts!).toEqual({ taxpayer: { kind: "household" }, subjects: [] });
  });
});
