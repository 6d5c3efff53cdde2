import { expect, test } from "@jest/globals";
import { completenessCheck, type FiscalPackage } from "../../../../../domain/taxation/index.js";
import { civilDate } from "../../../../../domain/shared/index.js";
import { referencePackage } from "../../../../support/reference-data.js";

const law = referencePackage(2025);
/** As a draft may hold it: of the form of a day, and none. */
const NO_DAY = "2025-02-30" as typeof law.validFrom;

test.each<[string, Partial<FiscalPackage>]>([
  ["decision.date", { decision: { ...law.decision, date: NO_DAY } }],
  ["baseDecision.date", { baseDecision: { ...law.baseDecision, date: NO_DAY } }],
  [
    "baseDecision.amendedBy[1].date",
    {
      baseDecision: {
        ...law.baseDecision,
        amendedBy: [
          { number: "1", date: civilDate("2024-02-29") },
          { number: "2", date: NO_DAY },
        ],
      },
    },
  ],
  ["validFrom", { validFrom: NO_DAY }],
  ["validTo", { validTo: NO_DAY }],
])("a day that no calendar has is found at %s, and alone", (path, changed) => {
  expect(completenessCheck({ ...law, ...changed })).toEqual([
    { code: "date-does-not-exist", path, facts: { date: NO_DAY } },
  ]);
});
