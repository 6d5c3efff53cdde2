import { compare, InvariantError, parseDecimal, fromInteger, type Rational } from "../../../shared/index.js";
import type { FactValue, TaxableSubject, TaxpayerFacts } from "./assessment.js";
import type { Condition, Scalar } from "./condition.js";

/** What conditions read: the facts of one taxpayer and one subject on one day. */
export interface Situation {
  readonly taxpayer: TaxpayerFacts;
  readonly subject: TaxableSubject;
  readonly zone: string | undefined;
  /** Codes of the grounds that hold on that day. */
  readonly grounds: ReadonlySet<string>;
  readonly year: number;
  readonly month: number;
}

/** A fact as conditions see it; grounds are the set of codes that hold. Undefined: missing. */
export type Fact = Exclude<FactValue, readonly unknown[]> | ReadonlySet<string>;
export type Reader = (situation: Situation) => Fact;
export type Predicate = (situation: Situation) => boolean;

/** Reads the fact at a dotted path: `taxpayer.*`, `subject.*`, `subject.zone`, `period.year`, `period.month`. */
export function reader(path: string): Reader {
  const [root, name, ...deeper] = path.split(".");
  if (name === undefined || deeper.length > 0) throw new InvariantError(`no such fact: ${path}`);
  if (root === "period" && name === "year") return (situation) => situation.year;
  if (root === "period" && name === "month") return (situation) => situation.month;
  if (root === "subject" && name === "zone") return (situation) => situation.zone;
  if (root === "subject" && name === "grounds") return (situation) => situation.grounds;
  if (root === "subject") return (situation) => ownFact(situation.subject, name);
  if (root === "taxpayer") return (situation) => ownFact(situation.taxpayer, name);
  throw new InvariantError(`no such fact: ${path}`);
}

/** All conditions must hold; none always holds. */
export function allOf(conditions: readonly Condition[]): Predicate {
  const predicates = conditions.map(predicate);
  if (predicates.length === 0) return () => true;
  if (predicates.length === 1) return predicates[0]!;
  return (situation) => predicates.every((holds) => holds(situation));
}

/** One condition as a function. */
export function predicate(condition: Condition): Predicate {
  if ("any" in condition) {
    const predicates = condition.any.map(predicate);
    return (situation) => predicates.some((holds) => holds(situation));
  }
  if ("all" in condition) return allOf(condition.all);
  if ("not" in condition) {
    const inner = predicate(condition.not);
    return (situation) => !inner(situation);
  }
  const read = reader(condition.field);
  const test = factTest(condition);
  return (situation) => test(read(situation));
}

/** The test of one comparison on a fact that was read. */
export function factTest(
  condition: Exclude<Condition, { any: unknown } | { all: unknown } | { not: unknown }>,
): (fact: Fact) => boolean {
  switch (condition.op) {
    case "exists":
      return (fact) => fact !== undefined;
    case "absent":
      return (fact) => fact === undefined;
    case "contains":
      return (fact) => fact instanceof Set && fact.has(condition.value);
    case "in":
    case "not-in": {
      const wanted = condition.op === "in";
      const tests = condition.value.map(equals);
      return (fact) => (fact !== undefined && tests.some((same) => same(fact))) === wanted;
    }
    case "eq":
    case "ne": {
      const wanted = condition.op === "eq";
      const same = equals(condition.value);
      return (fact) => (fact !== undefined && same(fact)) === wanted;
    }
    default:
      return ordering(condition.op, condition.value);
  }
}

/** Numbers are equal by value whether written 1, "1" or "1.0"; everything else as it is written. */
function equals(value: Scalar): (fact: Fact) => boolean {
  const number = numeric(value);
  if (number === null) return (fact) => fact === value;
  return (fact) => {
    if (fact === value) return true;
    const other = numeric(fact);
    return other !== null && compare(other, number) === 0;
  };
}

function ordering(op: "lt" | "lte" | "gt" | "gte", value: Scalar): (fact: Fact) => boolean {
  const holds = (order: number) =>
    op === "lt" ? order < 0 : op === "lte" ? order <= 0 : op === "gt" ? order > 0 : order >= 0;
  const number = numeric(value);
  if (number === null) return (fact) => typeof fact === "string" && holds(fact < value ? -1 : fact > value ? 1 : 0);
  return (fact) => {
    const other = numeric(fact);
    return other !== null && holds(compare(other, number));
  };
}

/** The exact number of an integer or of decimal text; null for anything else. */
export function numeric(fact: Fact): Rational | null {
  if (typeof fact === "number") return Number.isSafeInteger(fact) ? fromInteger(fact) : null;
  if (typeof fact !== "string") return null;
  const decimal = parseDecimal(fact);
  return decimal.ok ? decimal.value : null;
}

function ownFact(facts: TaxpayerFacts | TaxableSubject, name: string): Fact {
  if (!Object.hasOwn(facts, name)) return undefined;
  const value = facts[name];
  return typeof value === "object" ? undefined : value;
}
