import {
  compare,
  formatRational,
  multiply,
  notParsed,
  ONE,
  parsed,
  type Parsed,
  type Rational,
} from "../../../shared/index.js";
import type { CompiledCharge, CompiledFactor, CompiledTableRow } from "./compiled-package.js";
import { numeric, type Reader, type Situation } from "./evaluate-condition.js";
import type { TraceFactor } from "./trace.js";

/** The taxable base, and how it came about. */
export interface EvaluatedBase {
  readonly amount: Rational;
  readonly factors: readonly TraceFactor[];
}

const FLAT: Parsed<EvaluatedBase> = parsed({ amount: ONE, factors: [] });

/**
 * STEP 3 of the algorithm. Refuses with `fact-missing` where a fact of the base is lacking, `table-row-missing` where no
 * row of a table matches.
 */
export function evaluateBase(charge: CompiledCharge, situation: Situation): Parsed<EvaluatedBase> {
  if (charge.base.length === 0) return FLAT;
  let amount = ONE;
  const factors: TraceFactor[] = [];
  for (const factor of charge.base) {
    if (factor.kind === "cap") {
      if (compare(amount, factor.max) > 0) {
        amount = factor.max;
        factors.push({ cap: factor.text });
      }
      continue;
    }
    const step =
      factor.kind === "field" ? fieldStep(factor.field, factor.read, situation) : tableStep(factor, situation);
    if (!step.ok) return faultOf(charge, situation, step);
    amount = amount === ONE ? step.value.exact : multiply(amount, step.value.exact);
    factors.push(step.value.trace);
  }
  return parsed({ amount, factors });
}

interface Step {
  readonly exact: Rational;
  readonly trace: TraceFactor;
}

function fieldStep(field: string, read: Reader, situation: Situation): Parsed<Step> {
  const exact = numeric(read(situation));
  if (exact === null) return notParsed("fact-missing", { field });
  return parsed({ exact, trace: { field, value: formatRational(exact) } });
}

function tableStep(factor: CompiledFactor & { kind: "table" }, situation: Situation): Parsed<Step> {
  const index = factor.rows.findIndex((row) => row.when(situation));
  const row = factor.rows[index];
  if (!row) return notParsed("table-row-missing", { table: factor.table });
  const value = valueOf(row, situation);
  if (!value.ok) return value;
  return parsed({
    exact: value.value.exact,
    trace: { table: factor.table, row: index, value: value.value.text },
  });
}

function valueOf({ value }: CompiledTableRow, situation: Situation): Parsed<{ text: string; exact: Rational }> {
  if ("exact" in value) return parsed(value);
  const exact = numeric(value.read(situation));
  if (exact === null) return notParsed("fact-missing", { field: value.field });
  return parsed({ text: formatRational(exact), exact });
}

function faultOf(charge: CompiledCharge, situation: Situation, step: Parsed<unknown> & { ok: false }) {
  return notParsed(step.refusal.code, {
    ...step.refusal.facts,
    item: charge.source.code,
    subject: situation.subject.id,
  });
}
