import {
  add,
  addDays,
  daysBetween,
  EARLIEST_DATE,
  lek,
  notParsed,
  parsed,
  parseDecimal,
  rational,
  roundHalfUp,
  trusted,
  ZERO,
  ZERO_LEK,
  type CivilDate,
  type Lek,
  type Parsed,
  type Rational,
} from "../../../shared/index.js";
import type { Accrual, AccrualInput, AccrualStretch, AgreementPeriod, UnpaidStep } from "./accrual.js";
import type { LatePaymentRules } from "./rules.js";

/**
 * Interest (law 9920/2008, article 76) and late fine (article 114) of one obligation until a day. Simple interest on the
 * unpaid principal, from the day after the due date to the day of payment, at the rate of each day; the fine is a
 * percentage a day of the unpaid principal, for no more than `maxDays` days and not under an agreement. Each is rounded
 * once, half up. Refuses with `interest-rate-missing` where no rate reaches back to a day that counts.
 */
export function accrue(input: AccrualInput, rules: LatePaymentRules): Parsed<Accrual> {
  const stretches: AccrualStretch[] = [];
  let [daysLate, fineDays] = [0, 0];
  for (let from = addDays(input.due, 1); from <= input.until;) {
    const to = lastDayAlike(from, input, rules);
    const principal = unpaidOn(from, input.unpaid);
    if (principal > 0) {
      const rate = rules.interest.rates.findLast((each) => each.from <= from);
      if (!rate) return notParsed("interest-rate-missing", { day: from });
      const days = daysBetween(from, to) + 1;
      const fined = underAgreement(from, input.agreements) ? 0 : Math.min(days, rules.lateFine.maxDays - fineDays);
      stretches.push({ from, to, days, principal, annualPercent: rate.annualPercent, fineDays: fined });
      daysLate += days;
      fineDays += fined;
    }
    from = addDays(to, 1);
  }
  return parsed({
    daysLate,
    interest: roundHalfUp(total(stretches.map((each) => interestOf(each, rules)))),
    fineDays,
    fine: roundHalfUp(total(stretches.map((each) => fineOf(each, rules)))),
    stretches,
  });
}

/** The unpaid principal as steps, when parts of it were paid: a payment of a day counts from the next day on. */
export function unpaidAfter(
  principal: Lek,
  payments: readonly { readonly date: CivilDate; readonly amount: Lek }[],
): readonly UnpaidStep[] {
  const steps: UnpaidStep[] = [{ from: EARLIEST_DATE, amount: principal }];
  let left = principal as number;
  for (const payment of payments.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    left -= payment.amount;
    steps.push({ from: addDays(payment.date, 1), amount: lek(left) });
  }
  return steps;
}

/** The last day, not after `until`, on which principal, rate and agreement are what they are on `day`. */
function lastDayAlike(day: CivilDate, { until, unpaid, agreements }: AccrualInput, rules: LatePaymentRules): CivilDate {
  let next = addDays(until, 1);
  const consider = (change: CivilDate) => {
    if (change > day && change < next) next = change;
  };
  for (const step of unpaid) consider(step.from);
  for (const rate of rules.interest.rates) consider(rate.from);
  for (const agreement of agreements ?? []) {
    consider(agreement.from);
    if (agreement.to !== undefined) consider(addDays(agreement.to, 1));
  }
  return addDays(next, -1);
}

function unpaidOn(day: CivilDate, unpaid: readonly UnpaidStep[]): Lek {
  return unpaid.findLast((step) => step.from <= day)?.amount ?? ZERO_LEK;
}

function underAgreement(day: CivilDate, agreements: readonly AgreementPeriod[] = []): boolean {
  return agreements.some(({ from, to }) => from <= day && day <= (to ?? day));
}

function interestOf(stretch: AccrualStretch, { interest }: LatePaymentRules): Rational {
  return percentage(
    BigInt(stretch.principal) * BigInt(stretch.days),
    stretch.annualPercent,
    interest.counting.yearDays,
  );
}

function fineOf(stretch: AccrualStretch, { lateFine }: LatePaymentRules): Rational {
  return percentage(BigInt(stretch.principal) * BigInt(stretch.fineDays), lateFine.percentPerDay, 1);
}

function percentage(amount: bigint, percent: string, divisor: number): Rational {
  const { numerator, denominator } = trusted(parseDecimal(percent));
  return rational(amount * numerator, denominator * 100n * BigInt(divisor));
}

function total(amounts: readonly Rational[]): Rational {
  return amounts.reduce(add, ZERO);
}
