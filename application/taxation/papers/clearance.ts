import { dayText, templateOn, type PrintOrder, type Verification } from "../../papers/index.js";
import { sheet } from "./sheet.js";
import type { FactNamed, PaperSources, PaperWanted } from "./sources.js";

export const clearanceWanted = (clearanceId: string): PaperWanted<"ClearanceIssued", "ClearanceRevoked"> => ({
  issued: (fact) => fact.type === "ClearanceIssued" && fact.data.clearanceId === clearanceId,
  ended: (fact) => fact.type === "ClearanceRevoked" && fact.data.clearanceId === clearanceId,
});

/** The certificate of clearance; crossed out where it was revoked since. */
export function clearanceOrder(
  sources: PaperSources<FactNamed<"ClearanceIssued">, FactNamed<"ClearanceRevoked">>,
  verification: Verification,
  demonstration: boolean,
): PrintOrder {
  const { issued, ended } = sources;
  const { number, office, issuedOn, validUntil, purpose, state, article } = issued.data;
  const end = ended ? { on: ended.effectiveDate, ground: ended.data.ground } : null;
  const content = {
    ...sheet(sources, { number, office, ended: end, verification, demonstration }),
    issuedOn: dayText(issuedOn),
    validUntil: dayText(validUntil),
    purpose,
    state,
    article,
  };
  return { template: templateOn("clearance", issuedOn), content, issuedOn };
}
