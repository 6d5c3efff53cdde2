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

/** How often the account may change while it is being asked. */
const MAX_ROUNDS = 5;
/** What is owed is shown as far as one event may hold it; the total is of all. */
const MAX_SHOWN = 500;

/**
 * What an account says today, with the place of its last fact: the same before and after the question, so that the
 * answer stands on exactly that. Of one that was merged, the account says it that carries on. `no-account` for an
 * applicant who is linked to none (null).
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
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = (await wayOfAccount(ledger, tenant, accountId)).standing;
    const answer = await taxation.checkClearance(tenant, { accountId: before.accountId, on: today });
    if (!answer.ok) throw new DefterError("REFUSED", answer.refusal.code, { facts: answer.refusal.facts });
    const after = (await wayOfAccount(ledger, tenant, accountId)).standing;
    const { revision } = before.state;
    if (after.accountId !== before.accountId || after.state.revision !== revision) continue;
    const answeredBy = before.accountId === accountId ? {} : { answeredBy: before.accountId };
    return { ...frame, ...answeredBy, revision, ...withinScope(answer.value, scope) };
  }
  throw new DefterError("UNAVAILABLE", "account-keeps-changing", { facts: { accountId } });
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
