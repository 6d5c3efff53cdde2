import { lek, sumLek, type CivilDate, type Lek } from "../../../shared/index.js";
import { totalOf } from "../../law/index.js";
import type { AccountAgreement, AccountState } from "../state.js";
import { overdueItems, positionOn } from "./position.js";
import type { AccountLaw, AccountPosition, ClearanceDecision, InstalmentPosition, OwedItem } from "./types.js";

/** The articles that make an exception for what is overdue. To be confirmed by the municipality (decision 0031). */
export const CLEARANCE_ARTICLES = {
  agreement: "Ligji nr. 9920/2008, neni 77",
  objection: "Ligji nr. 9920/2008, neni 106",
} as const;

/**
 * Whether a clearance can be given on a day: clear when nothing is overdue; clear under an agreement or an objection when
 * everything overdue is covered by an agreement in good standing or contested by an open objection; otherwise not clear,
 * with everything that is not covered.
 */
export function decideClearance(state: AccountState, on: CivilDate, law: AccountLaw): ClearanceDecision {
  const position = positionOn(state, on, law);
  const overdue = overdueItems(position);
  if (overdue.length === 0) return given("clear", on, null, []);

  const agreements = agreementsInGoodStanding(state, position, law);
  const objections = state.objections.filter(
    ({ lodgedOn, decidedOn }) => lodgedOn <= on && (decidedOn === null || decidedOn > on),
  );
  const collects = new Map(state.obligations.map((each) => [each.key, each.collects]));
  const [basis, owed] = [{ agreements: new Set<string>(), objections: new Set<string>() }, [] as OwedItem[]];
  for (const item of overdue) {
    const agreement = agreements.find((each) => covers(each, item));
    const contested = [item.key, collects.get(item.key)];
    const objection = objections.find((each) => each.contests.some((key) => contested.includes(key)));
    if (agreement) basis.agreements.add(agreement.agreementId);
    else if (objection) basis.objections.add(objection.objectionId);
    else owed.push(item);
  }
  if (owed.length > 0) return notGiven(on, owed);
  const [agreed, objected] = [basis.agreements.size > 0, basis.objections.size > 0];
  const articles = [
    ...(agreed ? [CLEARANCE_ARTICLES.agreement] : []),
    ...(objected ? [CLEARANCE_ARTICLES.objection] : []),
  ];
  const exception = agreed ? "clear-under-agreement" : "clear-under-objection";
  return given(exception, on, articles.join("; "), [...basis.agreements, ...basis.objections]);
}

/**
 * The due date of the first instalment that was missed, once as many were missed as end an agreement; null while it is
 * in good standing. An instalment is met by everything that settled the covered parts from the day of signature on.
 */
export function missedInstalment(
  agreement: AccountAgreement,
  position: AccountPosition,
  { rules }: AccountLaw,
): CivilDate | null {
  const missed = instalmentsOn(agreement, position).filter(({ status }) => status === "missed");
  return missed.length >= rules.instalmentAgreement.onDefault.missedInstalments ? missed[0]!.due : null;
}

/**
 * The last day on which an agreement is in good standing if nothing more settles what it covers: the due date of as many
 * unpaid instalments as end it. Null where too few are left.
 */
export function keptUntil({ schedule }: AccountAgreement, settled: Lek, { rules }: AccountLaw): CivilDate | null {
  const unpaid: CivilDate[] = [];
  let planned = 0;
  for (const { due, amount } of schedule) {
    planned += amount;
    if (planned > settled) unpaid.push(due);
  }
  return unpaid[rules.instalmentAgreement.onDefault.missedInstalments - 1] ?? null;
}

/** The instalments of an agreement as of the position's day: what came in meets the first of them first. */
export function instalmentsOn(agreement: AccountAgreement, position: AccountPosition): readonly InstalmentPosition[] {
  let left: number = settledUnder(agreement, position);
  return agreement.schedule.map(({ due, amount }) => {
    const paid = lek(Math.min(left, amount));
    left -= paid;
    const status = paid === amount ? "kept" : due < position.effectiveOn ? "missed" : "open";
    return { due, amount, paid, status };
  });
}

/** Whether an agreement covers a part. */
export function covers({ covers: parts }: AccountAgreement, { key, part }: Pick<OwedItem, "key" | "part">): boolean {
  return parts.some((each) => each.key === key && each.part === part);
}

/** Agreements that stand on a day. */
export function standingAgreements(state: AccountState, on: CivilDate): readonly AccountAgreement[] {
  return state.agreements.filter(({ signedOn, endedOn }) => signedOn <= on && (endedOn === null || endedOn > on));
}

function agreementsInGoodStanding(
  state: AccountState,
  position: AccountPosition,
  law: AccountLaw,
): readonly AccountAgreement[] {
  return standingAgreements(state, position.effectiveOn).filter(
    (each) => missedInstalment(each, position, law) === null,
  );
}

function settledUnder(agreement: AccountAgreement, position: AccountPosition): Lek {
  return sumLek(
    position.obligations.flatMap(({ key, parts }) =>
      parts
        .filter(({ number }) => covers(agreement, { key, part: number }))
        .flatMap(({ settledBy }) => settledBy.filter(({ on }) => on >= agreement.signedOn).map(totalOf)),
    ),
  );
}

function given(
  state: ClearanceDecision["state"],
  on: CivilDate,
  article: string | null,
  basis: readonly string[],
): ClearanceDecision {
  return { on, state, article, basis, owed: [], owedTotal: sumLek([]), owedSince: null };
}

function notGiven(on: CivilDate, owed: readonly OwedItem[]): ClearanceDecision {
  const since = owed.map(({ due }) => due).sort()[0]!;
  const owedTotal = sumLek(owed.map(({ outstanding }) => totalOf(outstanding)));
  return { on, state: "not-clear", article: null, basis: [], owed, owedTotal, owedSince: since };
}
