import {
  accountOf,
  clearanceDrives,
  isWithinScope,
  scopeNamed,
  type CaseState,
  type ClearanceAnswer,
  type ClearanceScope,
  type PinnedDefinition,
} from "../../../domain/casework/index.js";
import { sumLek, ZERO_LEK } from "../../../domain/shared/index.js";
import { obligationKeyParts, totalOf, type ClearanceDecision } from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import type { Ask } from "../../taxation/index.js";
import { wayOfAccount } from "../../taxation/support/index.js";
import type { CaseworkParts } from "../support/index.js";

/** What is owed is shown as far as one event may hold it; the total is of all. */
const MAX_SHOWN = 500;

/**
 * What an account says today, with the revision that it stood at: the answer stands on exactly that. Of one that was merged,
 * the account says it that carries on. `no-account` for an applicant who is linked to none (null).
 */
export async function clearanceAnswer(
  { ledger, taxation }: CaseworkParts,
  { tenant, today }: Ask,
  accountId: string | null,
  { service }: PinnedDefinition,
): Promise<ClearanceAnswer> {
  const scope = scopeNamed(service.content.taxClearance.scope);
  const frame = { accountId, on: today, scope, code: null };
  if (accountId === null) return { ...frame, state: "no-account", article: null, revision: -1, ...NOTHING_OWED };
  const { standing } = await wayOfAccount(ledger, tenant, accountId);
  const answer = await taxation.checkClearance(tenant, { accountId: standing.accountId, on: today });
  if (!answer.ok) throw new DefterError("REFUSED", answer.refusal.code, { facts: answer.refusal.facts });
  const { answeredBy, revision } = answer.value;
  return {
    ...frame,
    ...(answeredBy === accountId ? {} : { answeredBy }),
    revision,
    ...withinScope(answer.value, scope),
  };
}

/** The same of the account of a case, where what happens by itself in a state depends on it; else null: it is not asked. */
export async function answerDriving(
  parts: CaseworkParts,
  ask: Ask,
  definition: PinnedDefinition,
  { outcome, ...of }: Pick<CaseState, "state" | "outcome" | "applicant" | "silence"> & Parameters<typeof accountOf>[0],
): Promise<ClearanceAnswer | null> {
  if (outcome !== null || !clearanceDrives(definition, of.state, of.silence)) return null;
  return clearanceAnswer(parts, ask, accountOf(of), definition);
}

const NOTHING_OWED = { owedTotal: ZERO_LEK, owedSince: null, owed: [] };

function withinScope(decision: ClearanceDecision, scope: ClearanceScope) {
  const { state, article } = decision;
  const owed = decision.owed.filter(({ key }) => isWithinScope(scope, obligationKeyParts(key).item));
  if (state !== "not-clear") return { state, article, ...NOTHING_OWED };
  if (owed.length === 0) return { state: "clear", article: null, ...NOTHING_OWED } as const;
  return {
    state,
    article,
    owedTotal: sumLek(owed.map(({ outstanding }) => totalOf(outstanding))),
    owedSince: owed.map(({ due }) => due).toSorted()[0]!,
    owed: owed.slice(0, MAX_SHOWN).map(({ key, due, outstanding }) => ({ key, due, amount: totalOf(outstanding) })),
  };
}
