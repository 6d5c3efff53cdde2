import {
  formatRational,
  lek,
  multiply,
  notParsed,
  ONE,
  parsed,
  parseFraction,
  rational,
  roundHalfUp,
  subtractLek,
  ZERO_LEK,
  type CivilDate,
  type Lek,
  type Parsed,
  type Rational,
} from "../../../shared/index.js";
import type { CompiledCharge, CompiledRow } from "./compiled-package.js";
import { evaluateBase } from "./evaluate-base.js";
import type { Situation } from "./evaluate-condition.js";
import type { TraceFactor, TraceSpan } from "./trace.js";

/** What one charge costs one subject once: for a month, for the year, or for the event. */
export interface EvaluatedAmount {
  readonly base: string;
  readonly factors: readonly TraceFactor[];
  readonly span: TraceSpan;
  readonly net: Lek;
}

/** On which day conditions are read, how many months are decided by it, and of how many months of twelve it is due. */
export interface AmountOf {
  readonly on: CivilDate;
  readonly months?: number;
  readonly proratedMonths?: number;
}

/** STEPS 3 to 8 of the algorithm. Refuses with `rate-row-missing` where no row matches: a fault of the package. */
export function evaluateAmount(charge: CompiledCharge, situation: Situation, of: AmountOf): Parsed<EvaluatedAmount> {
  const base = evaluateBase(charge, situation);
  if (!base.ok) return base;
  const row = charge.rates.find((each) => each.when(situation));
  if (!row)
    return notParsed("rate-row-missing", {
      item: charge.source.code,
      subject: situation.subject.id,
      on: of.on,
    });
  const modifiers = charge.modifiers.filter((modifier) => modifier.when(situation));
  const share = charge.share?.(situation);
  const factors = [
    ...modifiers.map((modifier) => modifier.multiply),
    ...(share === undefined ? [] : [shareOf(share)]),
    ...(of.proratedMonths === undefined ? [] : [rational(BigInt(of.proratedMonths), 12n)]),
  ];
  const exact = factors.reduce(product, atRate(row, base.value.amount));
  const gross = roundHalfUp(exact);
  const relief = gross === 0 ? undefined : charge.reliefs.find((each) => each.when(situation));
  const relieved = relief ? percentOf(gross, relief.percent) : ZERO_LEK;
  return parsed({
    base: formatRational(base.value.amount),
    factors: base.value.factors,
    net: subtractLek(gross, relieved),
    span: {
      on: of.on,
      ...(of.months === undefined ? {} : { months: of.months }),
      row: row.source.code,
      ...(row.rate.type === "not-charged" ? {} : { figure: row.rate.figure }),
      ...(modifiers.length === 0 ? {} : { modifiers: modifiers.map(({ code, text }) => ({ code, multiply: text })) }),
      ...(typeof share === "string" ? { share } : {}),
      ...(of.proratedMonths === undefined ? {} : { proratedBy: `${of.proratedMonths}/12` }),
      exact: formatRational(exact),
      gross,
      ...(relief ? { relief: { code: relief.code, percent: relief.text, amount: relieved } } : {}),
    },
  });
}

function atRate(row: CompiledRow, base: Rational): Rational {
  if (row.rate.type === "fixed" || row.rate.type === "not-charged") return row.rate.exact;
  return product(base, row.rate.exact);
}

function product(left: Rational, right: Rational): Rational {
  return left === ONE ? right : multiply(left, right);
}

function percentOf(amount: Lek, percent: Rational): Lek {
  return lek(roundHalfUp(multiply(rational(BigInt(amount), 100n), percent)));
}

function shareOf(share: unknown): Rational {
  const fraction = parseFraction(share);
  return fraction.ok ? fraction.value : ONE;
}
