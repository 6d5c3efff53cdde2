import { LATEST_DATE, type CivilDate, type Lek } from "../../../shared/index.js";
import type { AccountAgreement, AccountObligation, AccountState } from "../state.js";
import { covers, keptUntil } from "./clearance.js";
import type { AccountLaw } from "./types.js";

/** What keeps a part from being claimed as far as the facts go: passing time alone ends only an agreement. */
export interface Cover {
  /**
   * The last day on which the agreement that covers it is in good standing if nothing more comes in: the latest date
   * there is where no instalment can end it any more. Null: none covers it.
   */
  readonly agreedUntil: CivilDate | null;
  /** An open objection contests it. */
  readonly contested: boolean;
}

const NOTHING: Cover = { agreedUntil: null, contested: false };

/**
 * What covers each part, by the agreements that stand and the objections that are open; `settledUnder` says what came in
 * under an agreement. The same as a clearance looks at on a day.
 */
export function coversIn(
  state: AccountState,
  settledUnder: (agreement: AccountAgreement) => Lek,
  law: AccountLaw,
): (obligation: AccountObligation, part: number) => Cover {
  const agreements = state.agreements
    .filter(({ endedOn }) => endedOn === null)
    .map((agreement) => ({ agreement, until: keptUntil(agreement, settledUnder(agreement), law) ?? LATEST_DATE }));
  const contested = new Set(
    state.objections.flatMap(({ decidedOn, contests }) => (decidedOn === null ? contests : [])),
  );
  if (agreements.length === 0 && contested.size === 0) return () => NOTHING;
  return ({ key, collects }, part) => ({
    agreedUntil: agreements
      .filter(({ agreement }) => covers(agreement, { key, part }))
      .reduce<CivilDate | null>((last, { until }) => (last === null || until > last ? until : last), null),
    contested: contested.has(key) || (collects !== null && contested.has(collects)),
  });
}
