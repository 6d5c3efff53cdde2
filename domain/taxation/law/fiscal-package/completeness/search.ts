import type { Condition } from "../condition.js";
import type { Comparison } from "../condition-fields.js";
import { factTest } from "../evaluate-condition.js";
import type { Alternatives, Case } from "./cases.js";

/** What a search over all cases found. */
export interface SearchResult {
  /** Indexes of the rows that are the first to hold in some case. */
  readonly reached: ReadonlySet<number>;
  /** A case in which no row holds; null when every case has its row. */
  readonly uncovered: Case | null;
  /** False when there were too many cases to look at all. */
  readonly complete: boolean;
}

/** Far above what any package needs; it only keeps a hostile one from holding up the service. */
const MAX_CASES = 200_000;

/**
 * Tries all cases in which `context` holds and tells which row is the first to hold. Facts are only told apart where a
 * condition asks for them, so whole families of cases are decided at once. `onReached` sees every family that a row gets.
 */
export function search(
  context: readonly Condition[],
  rows: readonly (readonly Condition[])[],
  alternatives: Alternatives,
  onReached: (row: number, given: Case) => void = () => {},
): SearchResult {
  const reached = new Set<number>();
  let [uncovered, visited] = [null as Case | null, 0];

  const visit = (given: Case): void => {
    visited += 1;
    if (visited > MAX_CASES) return;
    const applies = holdsAll(context, given);
    if (applies === false) return;
    if (applies !== true) return split(applies.asks, given);
    for (const [index, row] of rows.entries()) {
      const holds = holdsAll(row, given);
      if (holds === false) continue;
      if (holds !== true) return split(holds.asks, given);
      reached.add(index);
      return onReached(index, given);
    }
    uncovered ??= given;
  };
  const split = (path: string, given: Case): void => {
    for (const value of alternatives(path, given)) visit(new Map(given).set(path, value));
  };

  visit(new Map());
  return { reached, uncovered, complete: visited <= MAX_CASES };
}

/** True, false, or undecided until a fact is known. */
type Truth = boolean | { readonly asks: string };

function holdsAll(conditions: readonly Condition[], given: Case): Truth {
  let undecided: Truth = true;
  for (const condition of conditions) {
    const holds = holdsOne(condition, given);
    if (holds === false) return false;
    if (holds !== true && undecided === true) undecided = holds;
  }
  return undecided;
}

function holdsOne(condition: Condition, given: Case): Truth {
  if ("all" in condition) return holdsAll(condition.all, given);
  if ("not" in condition) return negated(holdsOne(condition.not, given));
  if ("any" in condition)
    return negated(
      holdsAll(
        condition.any.map((each): Condition => ({ not: each })),
        given,
      ),
    );
  return holdsComparison(condition, given);
}

function holdsComparison(comparison: Comparison, given: Case): Truth {
  if (comparison.op === "contains") {
    const path = `${comparison.field}:${comparison.value}`;
    return given.has(path) ? given.get(path) === true : { asks: path };
  }
  if (!given.has(comparison.field)) return { asks: comparison.field };
  return factTest(comparison)(given.get(comparison.field));
}

function negated(truth: Truth): Truth {
  return typeof truth === "boolean" ? !truth : truth;
}
