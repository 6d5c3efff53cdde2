import {
  epochDay,
  fromEpochDay,
  InvariantError,
  parseDecimal,
  trusted,
  type CivilDate,
  type Lek,
} from "../../../shared/index.js";
import type { LatePaymentRules } from "../../law/index.js";
import { addProduct, roundedQuotient, type Exact } from "./exact.js";

/**
 * The rules of lateness as running sums over days, so that the interest of any stretch is one subtraction and one
 * multiplication. Comes to the same, to the lek, as `accrue` of the law, which counts stretch by stretch.
 */
export class LateCosts {
  readonly maxFineDays: number;
  /** The first day for which there is a rate. */
  readonly countableFrom: number;
  private readonly starts: readonly number[];
  private readonly rates: readonly number[];
  /** The sum of the daily rates before each start. */
  private readonly sums: readonly number[];
  private readonly interestDivisor: number;
  private readonly finePerDay: number;
  private readonly fineDivisor: number;

  private constructor(rules: LatePaymentRules) {
    const scaled = wholeNumbers(rules.interest.rates.map((rate) => rate.annualPercent));
    this.rates = scaled.numbers;
    this.starts = rules.interest.rates.map((rate) => epochDay(rate.from));
    this.sums = this.runningSums();
    this.interestDivisor = scaled.scale * 100 * rules.interest.counting.yearDays;
    const fine = wholeNumbers([rules.lateFine.percentPerDay]);
    this.finePerDay = fine.numbers[0]!;
    this.fineDivisor = fine.scale * 100;
    this.maxFineDays = rules.lateFine.maxDays;
    this.countableFrom = this.starts[0]!;
  }

  /** Rules are immutable, so what was worked out once stays true. */
  static of(rules: LatePaymentRules): LateCosts {
    let costs = known.get(rules);
    if (!costs) known.set(rules, (costs = new LateCosts(rules)));
    return costs;
  }

  /** The daily rates of the days after `from` up to and with `to`, added up. Throws where no rate reaches back. */
  ratesBetween(from: number, to: number): number {
    return this.sumUpTo(to) - this.sumUpTo(from);
  }

  /** Interest from a sum of principal × daily rates. */
  interest(units: Exact): Lek {
    return roundedQuotient(units, this.interestDivisor);
  }

  /** Late fine from a sum of principal × days. */
  fine(units: Exact): Lek {
    return roundedQuotient(addProductOf(units, this.finePerDay), this.fineDivisor);
  }

  private sumUpTo(day: number): number {
    if (day < this.countableFrom - 1)
      throw new InvariantError(`interest-rate-missing ${JSON.stringify({ day: fromEpochDay(day + 1) })}`);
    let at = this.starts.length - 1;
    while (at > 0 && this.starts[at]! > day) at -= 1;
    return this.sums[at]! + this.rates[at]! * (day - this.starts[at]! + 1);
  }

  private runningSums(): readonly number[] {
    let sum = 0;
    return this.starts.map((start, at) => {
      if (at > 0) sum += this.rates[at - 1]! * (start - this.starts[at - 1]!);
      return sum;
    });
  }
}

/** The earliest due date whose lateness these rules can count. */
export function earliestCountableDue(rules: LatePaymentRules): CivilDate {
  return fromEpochDay(LateCosts.of(rules).countableFrom - 1);
}

const known = new WeakMap<LatePaymentRules, LateCosts>();

/** Decimal texts as whole numbers over one scale, the smallest that takes them all. */
function wholeNumbers(texts: readonly string[]): { readonly scale: number; readonly numbers: readonly number[] } {
  const values = texts.map((text) => trusted(parseDecimal(text)));
  let scale = 1n;
  while (values.some(({ numerator, denominator }) => (numerator * scale) % denominator !== 0n)) scale *= 10n;
  return {
    scale: Number(scale),
    numbers: values.map(({ numerator, denominator }) => Number((numerator * scale) / denominator)),
  };
}

function addProductOf(units: Exact, factor: number): Exact {
  return typeof units === "number" ? addProduct(0, units, factor) : units * BigInt(factor);
}
