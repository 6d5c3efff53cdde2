import { describe, expect, test } from "@jest/globals";
import { refusal } from "../../../../domain/shared/index.js";
import type { RegisterEvent } from "../../../../domain/taxation/register/index.js";
import { closed, day, declaration, declared, given, on, registered, registration, taxpayerId } from "./support.js";

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

  test("nobody comes to an office that is closed; who is there may stay, and move with it", () => {
    const officeFault = refusal("office-closed", { office: "velipoje" });
    given([])
      .when({ ...registration, office: "velipoje", officeFault })
      .thenRefused("office-closed");
    const address = { unit: "velipoje", street: null };
    const move = { type: "MoveTaxpayer", taxpayerId, on, from: on, address, officeFault } as const;
    const correct = { type: "CorrectTaxpayer", taxpayerId, on, officeFault } as const;
    given([registered])
      .when({ ...move, office: "velipoje" })
      .thenRefused("office-closed");
    given([registered])
      .when({ ...correct, office: "velipoje" })
      .thenRefused("office-closed");
    given([registered])
      .when({ ...move, office: "lagjja-1" })
      .then([{ type: "TaxpayerMoved", data: { taxpayerId, address, office: "lagjja-1" }, effectiveDate: on }]);
    given([registered])
      .when({ ...correct, office: "lagjja-1", name: "Arta Cela" })
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
      officeFault: null,
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
