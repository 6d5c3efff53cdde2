import { expect, test } from "@jest/globals";
import { standingOf } from "../../ui/src/lib/desk/packages/standing.js";

const YEAR = { validFrom: "2026-01-01", validTo: "2026-12-31" };

test.each([
  ["published", "2025-12-31", "ahead"],
  ["published", "2026-01-01", "published"],
  ["published", "2026-12-31", "published"],
  ["published", "2027-01-01", "over"],
  ["superseded", "2027-01-01", "superseded"],
  ["draft", "2025-12-31", "draft"],
])("a %s package of 2026 is on %s %s", (status, today, standing) => {
  expect(standingOf({ status, ...YEAR }, today)).toBe(standing);
});

test("a package without a period stands as its status says", () => {
  expect(standingOf({ status: "published", validFrom: null, validTo: null }, "2026-01-01")).toBe("published");
});
