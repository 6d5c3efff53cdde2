import {
  addLek,
  lek,
  notParsed,
  parsed,
  ZERO_LEK,
  type CivilDate,
  type Lek,
  type Parsed,
} from "../../../shared/index.js";
import type { AssessmentLine, Ground, TaxableSubject, TaxpayerFacts } from "./assessment.js";
import type { CompiledCharge } from "./compiled-package.js";
import type { DueDates } from "./due-dates.js";
import { evaluateAmount, type EvaluatedAmount } from "./evaluate-amount.js";
import type { Situation } from "./evaluate-condition.js";
import { firstDayOf, liableMonths, type LiableMonths } from "./liable-months.js";
import type { FiscalPackage } from "./package.js";
import { schedule, type MonthlyNet } from "./schedule.js";

export interface ChargeContext {
  readonly law: FiscalPackage;
  readonly dates: DueDates;
  readonly assessedOn: CivilDate;
  readonly taxpayer: TaxpayerFacts;
  readonly subject: TaxableSubject;
  readonly zone: string | undefined;
}

/** A line, or why there is none. */
export type ChargeOutcome = AssessmentLine | "no-charge-applies" | "not-liable-in-period" | "not-charged";

/** A stretch of time decided by one reading of the conditions. `months` are absent for events. */
interface Span {
  readonly on: CivilDate;
  readonly months?: LiableMonths;
}

/** STEPS 1 to 9 for one charge and one subject. */
export function assessCharge(charge: CompiledCharge, context: ChargeContext): Parsed<ChargeOutcome> {
  const spans = spansOf(charge, context);
  if (!spans.ok) return spans;
  if (spans.value.length === 0) return parsed("not-liable-in-period");
  const prorated = charge.source.period === "annual" && charge.source.proration === "months";
  const evaluated: { readonly span: Span; readonly amount: EvaluatedAmount }[] = [];
  for (const span of spans.value) {
    const situation = situationOn(span.on, context);
    if (!charge.appliesWhen(situation)) continue;
    const amount = evaluateAmount(charge, situation, {
      on: span.on,
      ...(span.months ? { months: countOf(span.months) } : {}),
      ...(prorated && span.months ? { proratedMonths: countOf(span.months) } : {}),
    });
    if (!amount.ok) return amount;
    evaluated.push({ span, amount: amount.value });
  }
  if (evaluated.length === 0) return parsed("no-charge-applies");
  const charged = evaluated.find(({ amount }) => amount.span.gross > 0);
  return charged ? lineOf(charge, context, evaluated, charged.amount) : parsed("not-charged");
}

/** STEP 2: one span for an event or a year; for a monthly charge, months are joined that no condition can tell apart. */
function spansOf(charge: CompiledCharge, { law, subject }: ChargeContext): Parsed<readonly Span[]> {
  if (charge.source.period === "event") {
    const on = subject.date ?? subject.from;
    if (on === undefined)
      return notParsed("fact-missing", { item: charge.source.code, subject: subject.id, field: "date" });
    return parsed(on >= law.validFrom && on <= law.validTo ? [{ on }] : []);
  }
  const months = liableMonths(subject, law);
  if (!months) return parsed([]);
  if (charge.source.period === "annual") return parsed([{ on: firstDayOf(months.first), months }]);
  return parsed(monthlySpans(charge, subject.grounds ?? [], months));
}

function monthlySpans(charge: CompiledCharge, grounds: readonly Ground[], months: LiableMonths): readonly Span[] {
  const dated = charge.readsGrounds
    ? grounds.filter((ground) => ground.from !== undefined || ground.to !== undefined)
    : [];
  if (dated.length === 0 && !charge.readsPeriod) return [{ on: firstDayOf(months.first), months }];
  const spans: Span[] = [];
  let [first, firstDay, day] = [months.first, firstDayOf(months.first), firstDayOf(months.first)];
  for (let month = months.first + 1; month <= months.last; month++) {
    const [before, now] = [day, firstDayOf(month)];
    day = now;
    if (!charge.readsPeriod && dated.every((ground) => holdsOn(ground, before) === holdsOn(ground, now))) continue;
    spans.push({ on: firstDay, months: { first, last: month - 1 } });
    [first, firstDay] = [month, now];
  }
  return [...spans, { on: firstDay, months: { first, last: months.last } }];
}

function holdsOn(ground: Ground, day: CivilDate): boolean {
  return (ground.from ?? day) <= day && day <= (ground.to ?? day);
}

const NO_GROUNDS: ReadonlySet<string> = new Set();

function groundsOn(grounds: readonly Ground[] | undefined, day: CivilDate): ReadonlySet<string> {
  if (grounds === undefined || grounds.length === 0) return NO_GROUNDS;
  return new Set(grounds.filter((ground) => holdsOn(ground, day)).map((ground) => ground.code));
}

function situationOn(on: CivilDate, { taxpayer, subject, zone }: ChargeContext): Situation {
  return {
    taxpayer,
    subject,
    zone,
    grounds: groundsOn(subject.grounds, on),
    year: Number(on.slice(0, 4)),
    month: Number(on.slice(5, 7)),
  };
}

function lineOf(
  charge: CompiledCharge,
  context: ChargeContext,
  evaluated: readonly { readonly span: Span; readonly amount: EvaluatedAmount }[],
  charged: EvaluatedAmount,
): Parsed<AssessmentLine> {
  const monthly = charge.source.period === "monthly";
  const times = (span: Span) => (monthly && span.months ? countOf(span.months) : 1);
  let [gross, net, months] = [ZERO_LEK, ZERO_LEK, 0];
  const reliefs = new Map<string, Lek>();
  const nets: MonthlyNet[] = [];
  for (const { span, amount } of evaluated) {
    gross = addLek(gross, lek(amount.span.gross * times(span)));
    net = addLek(net, lek(amount.net * times(span)));
    months += span.months ? countOf(span.months) : 0;
    const relief = amount.span.relief;
    if (relief && relief.amount > 0)
      reliefs.set(relief.code, addLek(reliefs.get(relief.code) ?? ZERO_LEK, lek(relief.amount * times(span))));
    if (monthly && span.months)
      for (let month = span.months.first; month <= span.months.last; month++) nets.push({ month, net: amount.net });
  }
  const { law, dates, subject, assessedOn } = context;
  const due = schedule({ charge, subject, law, dates, assessedOn, net, months: nets });
  if (!due.ok) return due;
  return parsed({
    item: charge.source.code,
    subject: subject.id,
    year: law.fiscalYear,
    row: charged.span.row,
    base: charged.base,
    ...(months > 0 ? { months } : {}),
    gross,
    reliefs: [...reliefs].map(([code, amount]) => ({ code, amount })),
    net,
    instalments: due.value.instalments,
    trace: {
      item: charge.source.code,
      ...(context.zone === undefined ? {} : { zone: context.zone }),
      base: charged.factors,
      spans: evaluated.map(({ amount }) => amount.span),
      due: due.value.due,
    },
  });
}

function countOf(months: LiableMonths): number {
  return months.last - months.first + 1;
}
