import { describe, test } from "@jest/globals";
import { day, declared, given, on, registered, relief, taxpayerId } from "./support.js";

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
