import { lek, subtractLek, ZERO_LEK, type Lek } from "../../../domain/shared/index.js";
import type { AssessmentLine, Charge, FiscalPackage, LineTrace, TraceSpan } from "../../../domain/taxation/index.js";
import type { EstimatedFactor, EstimatedLine, EstimatedRate } from "../inputs/public.js";

/** What of a line is said in words: of an assessment that is worked out, and of one that was written. */
export type LineToSay = Pick<AssessmentLine, "item" | "gross" | "net" | "reliefs" | "trace"> & {
  readonly months?: number | null;
  readonly instalments: AssessmentLine["instalments"];
};

const WHOLE_YEAR = "12/12";

/** A line in the words of its package, by its first stretch of time: for a whole year there is one. */
export function lineInWords(law: FiscalPackage, line: LineToSay): EstimatedLine {
  const charge = chargeOf(law, line.item);
  const [span] = line.trace.spans;
  return {
    ...wayOf(law, charge, line.trace, span),
    months: charge.period === "monthly" ? (line.months ?? null) : null,
    gross: line.gross,
    reliefs: line.reliefs.map((relief) => reliefOf(charge, relief)),
    net: line.net,
    due: line.instalments.map(({ due, amount }) => ({ on: due, amount })),
  };
}

/** A line in the words of its package, one part for each stretch of months that was decided alike; they add up to it. */
export function stretchesInWords(law: FiscalPackage, line: Omit<LineToSay, "instalments">): readonly EstimatedLine[] {
  const charge = chargeOf(law, line.item);
  return line.trace.spans.map((span) => {
    const times = charge.period === "monthly" ? (span.months ?? 1) : 1;
    const whole = (amount: Lek) => lek(amount * times);
    const relief = span.relief === undefined ? ZERO_LEK : whole(span.relief.amount);
    return {
      ...wayOf(law, charge, line.trace, span),
      months: charge.period === "monthly" ? (span.months ?? null) : null,
      gross: whole(span.gross),
      reliefs: relief === 0 ? [] : [reliefOf(charge, { code: span.relief!.code, amount: relief })],
      net: subtractLek(whole(span.gross), relief),
      due: [],
    };
  });
}

function chargeOf(law: FiscalPackage, item: string): Charge {
  return law.items.find(({ code }) => code === item)!;
}

function wayOf(law: FiscalPackage, charge: Charge, trace: LineTrace, span: TraceSpan | undefined) {
  return {
    item: charge.code,
    name: charge.name,
    kind: charge.kind,
    subject: charge.subject,
    zone: law.zones.find(({ code }) => code === trace.zone)?.name ?? null,
    legalBasis: charge.legalBasis,
    base: trace.base.map((factor) => factorOf(law, charge, factor)),
    rate: rateOf(charge, span?.row, span?.figure ?? "0"),
    modifiers: (span?.modifiers ?? []).map(({ code, multiply }) => {
      const modifier = charge.modifiers?.find((each) => each.code === code);
      return { name: modifier!.name, multiply, assumed: modifier!.assumed === true };
    }),
    share: span?.share ?? null,
    proratedBy: span?.proratedBy === WHOLE_YEAR ? null : (span?.proratedBy ?? null),
  };
}

function reliefOf(charge: Charge, { code, amount }: { readonly code: string; readonly amount: Lek }) {
  const relief = charge.reliefs.find((each) => each.code === code)!;
  return { name: relief.name, amount, legalBasis: relief.legalBasis ?? null };
}

function factorOf(law: FiscalPackage, charge: Charge, factor: LineTrace["base"][number]): EstimatedFactor {
  if ("cap" in factor)
    return {
      kind: "cap",
      name: { sq: "Kufiri i sipërm", en: "Upper limit" },
      value: factor.cap,
      assumed: charge.base.cap?.assumed === true,
    };
  if ("table" in factor) {
    const table = law.tables.find(({ code }) => code === factor.table)!;
    return {
      kind: "table",
      name: table.name,
      value: factor.value,
      assumed: table.rows[factor.row]?.assumed === true,
    };
  }
  const field = factor.field.replace(/^subject\./, "");
  const label = law.subjects
    .find(({ code }) => code === charge.subject)
    ?.fields.find(({ name }) => name === field)?.label;
  return { kind: "fact", name: label ?? { sq: field, en: field }, value: factor.value, assumed: false };
}

function rateOf(charge: Charge, row: string | undefined, figure: string): EstimatedRate {
  const found = charge.rates.find(({ code }) => code === row);
  const type = found?.rate.type ?? "fixed";
  return {
    name: found?.name ?? null,
    type: type === "not-charged" ? "fixed" : type,
    figure,
    per: found?.per ?? charge.base.unit,
    source: found?.source ?? found?.modelledOn ?? null,
    assumed: found?.assumed === true,
  };
}
