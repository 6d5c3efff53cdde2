import { addDays, InvariantError, type FactOf } from "../../shared/index.js";
import { editionsAfter } from "./members.js";
import type { FiscalPackageEvent } from "./events.js";
import type { FiscalPackageState } from "./state.js";

export function evolve(state: FiscalPackageState, fact: FactOf<FiscalPackageEvent>): FiscalPackageState {
  if (fact.type === "FiscalPackageDrafted") {
    const { packageId, content } = fact.data;
    const editions = editionsAfter(null, content, 1);
    return { phase: "draft", packageId, content, edition: 1, editions, approval: null, publication: null };
  }
  if (state.phase === "none") throw new InvariantError(`${fact.type} before FiscalPackageDrafted`);
  switch (fact.type) {
    case "FiscalPackageRevised": {
      const { content } = fact.data;
      const edition = state.edition + 1;
      const editions = editionsAfter(state, content, edition);
      return { ...state, phase: "draft", content, edition, editions, approval: null };
    }
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
