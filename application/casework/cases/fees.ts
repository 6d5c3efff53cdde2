import type { CaseFee, CaseState } from "../../../domain/casework/index.js";
import { notParsed, parsed, yearOf, type CivilDate, type Parsed } from "../../../domain/shared/index.js";
import { obligationKey, obligationKeyParts, totalOf } from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import { askBeside, wayOfAccount } from "../../taxation/support/index.js";
import type { Ask } from "../../taxation/index.js";
import type { ChargedFee, OnCaseInput } from "../use-cases.js";
import type { CaseRoom, OpenedCase } from "./case-room.js";

/**
 * Charges every fee of the case to the account that it stands on, or that this one was merged into, where neither holds it
 * yet. Without an account nothing is charged: an officer links the applicant to one first. Refuses what the account or
 * the law of the year refuses.
 */
export async function chargeAccount(
  room: CaseRoom,
  ask: Ask,
  input: OnCaseInput,
): Promise<Parsed<readonly ChargedFee[]>> {
  const opened = await room.find(ask, input);
  if (!opened.ok) return opened;
  const { state, definition } = opened.value;
  const fees = openFees(state).filter(({ amount }) => amount > 0);
  if (fees.length === 0) return parsed([]);
  const accounts = accountsOf(fees);
  if (accounts.length === 0) return notParsed("fee-without-account");
  const year = yearOf(ask.today);
  const law = await room.tariffSource.ofYear(ask.tenant, year);
  if (!law.ok) return law;
  const charged: ChargedFee[] = [];
  for (const accountId of accounts) {
    const { all, standing } = await wayOfAccount(room.parts.ledger, ask.tenant, accountId);
    const obligations = all.flatMap(({ state: { obligations: held } }) => held);
    for (const { code, amount } of fees.filter((fee) => fee.accountId === accountId)) {
      const { item, revenueItem } = budgetOf(opened.value, code, law.value.revenueItems);
      const objectId = feeObject(state, code);
      const known = obligationFor(obligations, objectId);
      if (!known) {
        const result = await room.parts.taxation.chargeObligation(
          askBeside(ask, derivedId(ask.commandId, `fee ${state.caseId} ${code}`)),
          {
            ...{ accountId: standing.accountId, objectId, year, item, revenueItem, amount, caseId: state.caseId },
            unit: unitOf(opened.value),
            office: state.office,
            due: dueOf(state, ask.today),
            ground: `${definition.service.content.name.sq} (${state.number})`,
          },
        );
        // Merged in that very moment: now it says where it goes on.
        if (!result.ok && result.refusal.code === "account-merged") return chargeAccount(room, ask, input);
        // Another process was faster: the account holds the fee.
        if (!result.ok && result.refusal.code !== "obligation-exists") return result;
      }
      charged.push({ code, key: known?.key ?? obligationKey(year, item, objectId), amount });
    }
  }
  return parsed(charged);
}

/** A fee as its account shows it, by the obligation. */
interface FeeShown {
  readonly code: string;
  readonly key: string;
}

/** What the accounts show of the fees of a case otherwise than the case has it. */
export interface FeesShown {
  /** Settled in full, with the day on which the last of it was paid. */
  readonly settled: readonly (FeeShown & { readonly on: CivilDate })[];
  /** Settled before by what the account showed, and outstanding now. */
  readonly owedAgain: readonly FeeShown[];
}

/** Asks the accounts that the fees stand on, or that these were merged into. Refuses `fee-without-account` where something is open and stands on none. */
export async function feesShown(room: CaseRoom, ask: Ask, { state }: OpenedCase): Promise<Parsed<FeesShown>> {
  const open = openFees(state);
  if (open.length > 0 && accountsOf(open).length === 0) return notParsed("fee-without-account");
  const asked = (state.fees ?? []).filter(({ settledBy }) => settledBy !== "receipt");
  const settled: FeesShown["settled"][number][] = [];
  const owedAgain: FeeShown[] = [];
  for (const accountId of accountsOf(asked)) {
    const { standing } = await wayOfAccount(room.parts.ledger, ask.tenant, accountId);
    const inquiry = { accountId: standing.accountId, effectiveOn: ask.today };
    const position = await room.parts.taxation.accountPosition(ask.tenant, inquiry);
    if (!position.ok) return position;
    for (const { code, settledOn } of asked.filter((fee) => fee.accountId === accountId)) {
      const found = obligationFor(position.value.obligations, feeObject(state, code));
      if (!found) continue;
      const isPaid = totalOf(found.outstanding) === 0;
      if (settledOn !== null && !isPaid) owedAgain.push({ code, key: found.key });
      if (settledOn !== null || !isPaid) continue;
      const days = found.parts.flatMap(({ settledBy }) => settledBy.map(({ on }) => on)).toSorted();
      settled.push({ code, key: found.key, on: days.at(-1) ?? ask.today });
    }
  }
  return parsed({ settled, owedAgain });
}

function openFees({ fees }: CaseState): readonly CaseFee[] {
  return (fees ?? []).filter(({ settledOn }) => settledOn === null);
}

function accountsOf(fees: readonly CaseFee[]): readonly string[] {
  return [...new Set(fees.map(({ accountId }) => accountId).filter((accountId) => accountId !== null))];
}

/** The fee's own name within the account: one obligation for each fee of a case, whatever the year. */
function feeObject({ caseId }: CaseState, code: string): string {
  return `${caseId}.${code}`;
}

function obligationFor<Held extends { readonly key: string }>(obligations: readonly Held[], objectId: string) {
  return obligations.find(({ key }) => obligationKeyParts(key).objectId === objectId);
}

/** The item of the fiscal package that a fee belongs to, and where the budget books it. */
function budgetOf({ definition }: OpenedCase, code: string, revenueItems: ReadonlyMap<string, string>) {
  const fee = definition.service.content.fees.find((each) => each.code === code);
  const item = fee?.fiscalItem?.item ?? ADMINISTRATIVE_FEE;
  return { item, revenueItem: revenueItems.get(item) ?? revenueItems.get(ADMINISTRATIVE_FEE) ?? item };
}

/** Fees that name no item of the package are administrative fees. */
const ADMINISTRATIVE_FEE = "administrative-fee";

function unitOf({ municipality, state }: OpenedCase): string {
  return municipality.offices.get(state.office)?.unit ?? municipality.offices.get(state.lodgedAt)!.unit;
}

/** By the end of the applicant's term where one runs, else by the end of the case's own; never before today. */
function dueOf({ limits }: CaseState, today: CivilDate): CivilDate {
  const running = limits.applicant?.endedAt === null ? limits.applicant.due : (limits.case?.due ?? null);
  return running !== null && running.on > today ? running.on : today;
}
