import { clearances, type ClearanceRecord } from "../../../read-models/taxation/index.js";
import { rowProjection, type Projection } from "../../projection.js";
import { standing, type AccountFact } from "../facts.js";

type ClearanceFact = Extract<AccountFact, { type: "ClearanceIssued" | "ClearanceRevoked" }>;

/** Clearances as they were issued, and those that fell. The code on the paper is not kept here: it opens the paper. */
export const clearancesProjection: Projection = rowProjection<ClearanceRecord>({
  name: "clearances",
  version: 1,
  types: ["ClearanceIssued", "ClearanceRevoked"],
  view: clearances,
  idOf: (fact) => (fact as ClearanceFact).data.clearanceId,
  reduce: (row, fact) => {
    const known = fact as ClearanceFact;
    if (known.type === "ClearanceRevoked")
      return { ...standing(row, fact), revokedOn: known.effectiveDate, revocationGround: known.data.ground };
    const { accountId, number, state, article, office, issuedOn, validUntil } = known.data;
    const standingPaper = { revokedOn: null, revocationGround: null };
    return { accountId, number, state, article, office, issuedOn, validUntil, ...standingPaper };
  },
});
