import {
  addDays,
  compare,
  dateOf,
  fromInteger,
  isWorkingDay,
  lek,
  multiply,
  notParsed,
  ONE,
  parsed,
  parseDecimal,
  rational,
  roundHalfUp,
  subtractLek,
  trusted,
  yearOf,
  type CivilDate,
  type HolidayCalendar,
  type Lek,
  type Parsed,
} from "../../../shared/index.js";
import { splitByShares } from "../fiscal-package/index.js";
import type { LatePaymentRules } from "./rules.js";

export interface AgreementRequest {
  readonly amount: Lek;
  readonly signedOn: CivilDate;
  /** Monthly instalments after the first payment, at least one. */
  readonly months: number;
}

export interface AgreementInstalment {
  readonly nominalDue: CivilDate;
  readonly due: CivilDate;
  readonly amount: Lek;
}

/**
 * The schedule of an instalment agreement: the first payment (20 %) at signature, the rest in equal monthly parts rounded
 * to the nearest lek, the remainder last, each on the day of the month of the signature, moved to the next working day,
 * or to the one before where the next would be past the last day that the law allows. Refuses
 * `agreement-amount-not-positive`, `agreement-months-out-of-range`, `agreement-too-long` (past 31 December of the
 * following year) and `calendar-year-missing`.
 */
export function agreementSchedule(
  { amount, signedOn, months }: AgreementRequest,
  { instalmentAgreement: rule }: LatePaymentRules,
  calendar: HolidayCalendar,
): Parsed<readonly AgreementInstalment[]> {
  if (amount <= 0) return notParsed("agreement-amount-not-positive", { amount });
  if (!Number.isInteger(months) || months < 1 || months > 36)
    return notParsed("agreement-months-out-of-range", { months });
  const latest = lastInstalmentBy(signedOn, rule.lastInstalmentBy);
  const lastDue = dueAfter(signedOn, months);
  if (lastDue > latest) return notParsed("agreement-too-long", { lastDue, latest });

  const first = firstPayment(amount, rule.firstPaymentPercent);
  const parts = splitByShares(subtractLek(amount, first), Array(months).fill(rational(1n, BigInt(months))));
  const schedule: AgreementInstalment[] = [{ nominalDue: signedOn, due: signedOn, amount: first }];
  for (const [index, part] of parts.entries()) {
    const nominalDue = dueAfter(signedOn, index + 1);
    const due = workingDayBy(latest, nominalDue, calendar);
    if (!due.ok) return due;
    schedule.push({ nominalDue, due: due.value, amount: part });
  }
  return parsed(schedule.filter((instalment) => instalment.amount > 0));
}

/** The last day on which an agreement signed on `signedOn` may still have an instalment. */
export function lastInstalmentBy(
  signedOn: CivilDate,
  rule: LatePaymentRules["instalmentAgreement"]["lastInstalmentBy"],
): CivilDate {
  return dateOf(yearOf(signedOn) + rule.yearOffset, rule.month, rule.day);
}

/** The next working day; where none is left until `latest`, the last one before. */
function workingDayBy(latest: CivilDate, nominal: CivilDate, calendar: HolidayCalendar): Parsed<CivilDate> {
  for (const step of [1, -1]) {
    for (let day = nominal; day <= latest; day = addDays(day, step)) {
      const working = isWorkingDay(calendar, day);
      if (!working.ok) return working;
      if (working.value) return parsed(day);
    }
  }
  return notParsed("agreement-too-long", { lastDue: nominal, latest });
}

function dueAfter(signedOn: CivilDate, months: number): CivilDate {
  return dateOf(yearOf(signedOn), Number(signedOn.slice(5, 7)) + months, Number(signedOn.slice(8)));
}

/** The least that is paid at signature: a percentage of the amount, rounded half up to whole lekë. */
export function firstPayment(amount: Lek, percent: string): Lek {
  const share = multiply(trusted(parseDecimal(percent)), rational(1n, 100n));
  return compare(share, ONE) >= 0 ? amount : lek(roundHalfUp(multiply(fromInteger(amount), share)));
}
