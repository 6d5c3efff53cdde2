import type { CaseFee, CaseState } from "../state.js";
import type { Folds } from "./index.js";
import { processedBy } from "./application.js";

export const handlingFolds: Folds<
  | "CaseAdvanced"
  | "CaseAssigned"
  | "CaseTransferred"
  | "CompletionRequested"
  | "OpinionRequested"
  | "OpinionGiven"
  | "CheckRecorded"
  | "ClearanceChecked"
  | "FeeCharged"
  | "FeeSettled"
  | "FeeOwedAgain"
> = {
  CaseAdvanced: (state, { to, at, processing, by }) => ({
    state: to,
    enteredAt: at,
    rounds: { ...state.rounds, [to]: (state.rounds[to] ?? 0) + 1 },
    processors: processing ? processedBy(state.processors, by) : state.processors,
  }),
  CaseAssigned: (state, { role, to }) => {
    const { [role]: _before, ...others } = state.handlers;
    return { handlers: to === null ? others : { ...others, [role]: to } };
  },
  /** Who handled it sits in the office that it left. */
  CaseTransferred: (_state, { to }) => ({ office: to, handlers: {} }),
  CompletionRequested: () => ({}),
  OpinionRequested: (state, { opinionId }) => ({ opinions: [...state.opinions, { opinionId, given: false }] }),
  OpinionGiven: (state, { opinionId }) => ({
    opinions: state.opinions.map((each) => (each.opinionId === opinionId ? { ...each, given: true } : each)),
  }),
  CheckRecorded: (state, { check, by }) => ({
    checks: [...state.checks, { check, state: state.state, round: state.rounds[state.state] ?? 0 }],
    processors: processedBy(state.processors, by),
    fees: check.kind === "taxpayer" ? feesLinked(state, check.accountId) : state.fees,
  }),
  ClearanceChecked: (_state, { answer }) => ({ clearance: answer }),
  FeeCharged: (state, { fees, accountId }) => ({
    fees: [
      ...(state.fees ?? []),
      ...fees.map(({ code, quantity, amount, blocks }) => ({
        code,
        quantity,
        amount,
        blocks,
        accountId,
        ...{ settledOn: null, settledBy: null, owedAgainOn: null },
      })),
    ],
  }),
  FeeSettled: (state, { caseId, codes, on, evidence, shownBy }) => {
    const settledBy = shownBy ?? (evidence.includes(`/${caseId}`) ? "account" : "receipt");
    return { fees: feesChanged(state, codes, { settledOn: on, settledBy, owedAgainOn: null }) };
  },
  FeeOwedAgain: (state, { codes, on }) => ({
    fees: feesChanged(state, codes, { settledOn: null, settledBy: null, owedAgainOn: on }),
  }),
};

function feesChanged({ fees }: CaseState, codes: readonly string[], change: Partial<CaseFee>): readonly CaseFee[] {
  return (fees ?? []).map((fee) => (codes.includes(fee.code) ? { ...fee, ...change } : fee));
}

/** Fees that waited for an account stand on the first one that the case is linked to; those that stand on one stay there. */
function feesLinked({ fees }: CaseState, accountId: string | null): CaseState["fees"] {
  return fees?.map((fee) => (fee.accountId === null && fee.settledOn === null ? { ...fee, accountId } : fee)) ?? null;
}
