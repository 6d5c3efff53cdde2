import { parseCivilDate } from "../../../../shared/index.js";
import type { Finding } from "../finding.js";
import type { FiscalPackage } from "../package.js";
import { finding } from "./finding-list.js";

/** Days that no calendar has, such as 30 February: the schema sees their form alone. */
export function checkDates({ decision, baseDecision, validFrom, validTo }: FiscalPackage): readonly Finding[] {
  const dates = [
    ["decision.date", decision.date],
    ["baseDecision.date", baseDecision.date],
    ...baseDecision.amendedBy.map(({ date }, index) => [`baseDecision.amendedBy[${index}].date`, date] as const),
    ["validFrom", validFrom],
    ["validTo", validTo],
  ] as const;
  return dates.flatMap(([path, date]) =>
    parseCivilDate(date).ok ? [] : [finding("date-does-not-exist", path, { date })],
  );
}
