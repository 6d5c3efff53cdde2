import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type } from "../bson/raw.js";
import { textOf } from "../query/plain-values.js";

/** One path of an update with its operator and what stands beside it. */
export interface Change {
  readonly operator: string;
  readonly path: string;
  readonly operand: RawValue;
}

/**
 * The changes of an update in the order in which MongoDB applies them, which is the order in which new fields come to
 * stand in the document: by the parts of their paths, numbers as numbers and names by their letters.
 */
export function orderedChanges(operators: readonly [string, RawValue][]): Change[] {
  const changes = operators.flatMap(([operator, fields]) =>
    elementsOf(fields).map(([path, operand]) => ({ operator, path, operand })),
  );
  if (changes.length < 2) return changes;
  const placed = changes.map((change) => ({ change, parts: targetOf(change).split(".") }));
  return placed.sort((a, b) => compareParts(a.parts, b.parts)).map(({ change }) => change);
}

function targetOf({ operator, path, operand }: Change): string {
  return operator === "$rename" && operand.type === Type.string ? textOf(operand) : path;
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  for (let depth = 0; depth < Math.min(left.length, right.length); depth++) {
    const order = comparePart(left[depth]!, right[depth]!);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const NUMBER = /^(0|[1-9]\d*)$/;

function comparePart(left: string, right: string): number {
  if (left === right) return 0;
  if (NUMBER.test(left) && NUMBER.test(right)) return Number(left) - Number(right);
  return left < right ? -1 : 1;
}
