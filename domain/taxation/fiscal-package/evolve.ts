import { addDays, InvariantError, type FactOf } from "../../shared/index.js";
import type { FiscalPackageEvent } from "./events.js";
import type { FiscalPackageState } from "./state.js";

export function evolve(state: FiscalPackageState, fact: FactOf<FiscalPackageEvent>): FiscalPackageState {
  if (fact.type === "FiscalPackageDrafted") {
    const { packageId, content } = fact.data;
    return { phase: "draft", packageId, content, approval: null, publication: null };
  }
  if (state.phase === "none") throw new InvariantError(`${fact.type} before FiscalPackageDrafted`);
  switch (fact.type) {
    case "FiscalPackageRevised":
      return { ...state, phase: "draft", content: fact.data.content, approval: null };
    case "FiscalPackageApproved":
      return { ...state, phase: "approved", approval: { decision: fact.data.decision, hash: fact.data.hash } };
    case "FiscalPackagePublished": {
      const { hash, version, validFrom, validTo } = fact.data;
      return {
        ...state,
        phase: "published",
        publication: { hash, version, validFrom, holdsUntil: validTo, supersededBy: null },
      };
    }
    case "FiscalPackageSuperseded":
      if (!state.publication) throw new InvariantError("FiscalPackageSuperseded before FiscalPackagePublished");
      return {
        ...state,
        publication: { ...state.publication, holdsUntil: addDays(fact.data.from, -1), supersededBy: fact.data.by },
      };
    case "FiscalPackageWithdrawn":
      return { ...state, phase: "withdrawn" };
  }
}
