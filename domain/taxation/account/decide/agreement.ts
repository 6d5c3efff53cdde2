import { accepted, refusal, refused, sumLek, type Lek, type Parsed, type Refusal } from "../../../shared/index.js";
import { firstPayment, lastInstalmentBy, totalOf } from "../../law/index.js";
import type { BreakAgreement, KeepAgreement, MakeAgreement, PartName } from "../commands.js";
import { afterwards } from "../evolve.js";
import { covers, standingAgreements } from "../position/clearance.js";
import { missedInstalment, overdueItems, positionOn, type OwedItem } from "../position/index.js";
import type { AccountAgreement, AccountState } from "../state.js";
import { revocations } from "./clearance.js";
import { amountFault, eventOf, firstFault, futureFault, type Decided } from "./common.js";

/** 20 % at signature, the last instalment by 31 December of the following year, overdue parts only, in full. */
export function makeAgreement(command: MakeAgreement, state: AccountState): Decided {
  const { accountId, agreementId, signedOn, schedule } = command;
  const fault = firstFault(
    futureFault(signedOn, command.on),
    state.agreements.some((each) => each.agreementId === agreementId) && refusal("agreement-known", { agreementId }),
    ...schedule.map(({ amount }) => amountFault(amount)),
  );
  if (fault) return fault;
  const covered = coveredItems(command, state);
  if (!covered.ok) return covered;
  const amount = sumLek(covered.value.map(({ outstanding }) => totalOf(outstanding)));
  const misfit = scheduleFault(command, amount);
  if (misfit) return refused(misfit);
  const data = {
    accountId,
    agreementId,
    signedOn,
    covers: covered.value.map(({ key, part }) => ({ key, part })),
    amount,
    schedule: schedule.map(({ due, amount: instalment }) => ({ due, amount: instalment })),
  };
  return accepted(eventOf(command, "InstalmentAgreementMade", data, signedOn));
}

/** Only once an instalment was missed. The late fine runs again from today, and clearances resting on it fall. */
export function breakAgreement(command: BreakAgreement, state: AccountState): Decided {
  const { accountId, agreementId, on, law } = command;
  const agreement = standing(agreementId, state);
  if (!agreement.ok) return agreement;
  const missedDue = missedInstalment(agreement.value, positionOn(state, on, law), law);
  if (missedDue === null) return refused(refusal("agreement-not-missed", { agreementId, on }));
  const broken = eventOf(command, "InstalmentAgreementBroken", { accountId, agreementId, missedDue });
  const resting = state.clearances.filter((each) => each.basis.includes(agreementId) && each.validUntil >= on);
  const after = afterwards(state, [broken]);
  return accepted(broken, ...revocations(command, after, resting, "agreement-broken", agreementId));
}

/** Only once nothing that it covers is owed any more. */
export function keepAgreement(command: KeepAgreement, state: AccountState): Decided {
  const { accountId, agreementId, on, law } = command;
  const agreement = standing(agreementId, state);
  if (!agreement.ok) return agreement;
  const outstanding = sumLek(
    positionOn(state, on, law).obligations.flatMap(({ key, parts }) =>
      parts
        .filter((part) => covers(agreement.value, { key, part: part.number }))
        .map((part) => totalOf(part.outstanding)),
    ),
  );
  if (outstanding > 0) return refused(refusal("agreement-not-paid", { agreementId, outstanding }));
  return accepted(eventOf(command, "InstalmentAgreementKept", { accountId, agreementId }));
}

function standing(agreementId: string, state: AccountState): Parsed<AccountAgreement> {
  const agreement = state.agreements.find((each) => each.agreementId === agreementId);
  if (!agreement) return refused(refusal("agreement-unknown", { agreementId }));
  if (agreement.outcome !== "standing")
    return refused(refusal("agreement-ended", { agreementId, outcome: agreement.outcome }));
  return { ok: true, value: agreement };
}

function coveredItems(command: MakeAgreement, state: AccountState): Parsed<readonly OwedItem[]> {
  const { signedOn, law } = command;
  const others = standingAgreements(state, signedOn);
  const covered = (part: PartName) => others.find((each) => covers(each, part));
  const overdue = overdueItems(positionOn(state, signedOn, law));
  if (command.covers === null) {
    const free = overdue.filter((item) => !covered(item));
    return free.length > 0 ? { ok: true, value: free } : refused(refusal("nothing-overdue", { on: signedOn }));
  }
  const items: OwedItem[] = [];
  for (const { key, part } of command.covers) {
    const item = overdue.find((each) => each.key === key && each.part === part);
    if (!item) return refused(refusal("part-not-overdue", { key, part, on: signedOn }));
    if (items.includes(item)) return refused(refusal("part-twice", { key, part }));
    const other = covered(item);
    if (other) return refused(refusal("part-under-agreement", { key, part, agreementId: other.agreementId }));
    items.push(item);
  }
  return items.length > 0 ? { ok: true, value: items } : refused(refusal("nothing-overdue", { on: signedOn }));
}

function scheduleFault({ schedule, signedOn, law }: MakeAgreement, amount: Lek): Refusal | null {
  const rule = law.rules.instalmentAgreement;
  const [first, last] = [schedule[0], schedule.at(-1)];
  if (!first || !last || first.due !== signedOn) return refusal("agreement-first-not-at-signature", { signedOn });
  const least = firstPayment(amount, rule.firstPaymentPercent);
  if (first.amount < least)
    return refusal("agreement-first-too-small", { first: first.amount, least, percent: rule.firstPaymentPercent });
  const astray = schedule.find(({ due }, index) => index > 0 && due <= schedule[index - 1]!.due);
  if (astray) return refusal("agreement-instalments-not-in-order", { due: astray.due });
  const latest = lastInstalmentBy(signedOn, rule.lastInstalmentBy);
  if (last.due > latest) return refusal("agreement-too-long", { lastDue: last.due, latest });
  const sum = sumLek(schedule.map((each) => each.amount));
  return sum === amount ? null : refusal("agreement-sum-differs", { sum, amount });
}
