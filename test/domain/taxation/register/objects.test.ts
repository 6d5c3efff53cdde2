import { describe, test } from "@jest/globals";
import type { RegisterCommand, RegisterEvent } from "../../../../domain/taxation/register/index.js";
import {
  changed,
  closed,
  day,
  declaration,
  declared,
  given,
  merged,
  on,
  plot,
  registered,
  share,
  taxpayerId,
} from "./support.js";

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
