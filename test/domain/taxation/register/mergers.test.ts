import { describe, expect, test } from "@jest/globals";
import {
  assessmentFacts,
  type RegisteredTaxpayer,
  type RegisterEvent,
} from "../../../../domain/taxation/register/index.js";
import {
  changed,
  declared,
  given,
  merged,
  mergedKeeping,
  on,
  plot,
  registered,
  relief,
  share,
  taxpayerId,
} from "./support.js";

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
