import { lek, sumLek, ZERO_LEK, type CivilDate } from "../../../shared/index.js";
import type { ObligationLine, Part } from "../events/index.js";
import type { AccountObligation } from "../state.js";

export interface Difference {
  readonly key: string;
  readonly before: Part["amount"];
  readonly after: Part["amount"];
  readonly difference: Part["amount"];
}

export interface Restated {
  readonly lines: readonly ObligationLine[];
  readonly differences: readonly Difference[];
  /** Whether anything grew, so that a new due date is needed. */
  readonly increased: boolean;
}

/**
 * A year restated: every obligation that stood, with the parts that it had, then what is new. What the law no longer
 * charges stays as a line of zero, so that invoices and payments still find it.
 */
export function restate(
  before: readonly AccountObligation[],
  lines: readonly ObligationLine[],
  increaseDue: CivilDate,
): Restated {
  const fresh = new Map(lines.map((line) => [line.key, line]));
  const stood = before.map((obligation) => {
    const line = fresh.get(obligation.key) ?? noLongerCharged(obligation);
    fresh.delete(obligation.key);
    return { before: sumLek(obligation.parts.map((part) => part.amount)), line, parts: obligation.parts };
  });
  const added = [...fresh.values()];
  const differences = [
    ...stood.map((each) => differenceOf(each.line.key, each.before, each.line.net)),
    ...added.map((line) => differenceOf(line.key, ZERO_LEK, line.net)),
  ].filter(({ difference }) => difference !== 0);
  return {
    lines: [...stood.map(({ line, parts }) => ({ ...line, parts: adjusted(parts, line.net, increaseDue) })), ...added],
    differences,
    increased: stood.some((each) => each.line.net > each.before),
  };
}

/** Parts keep numbers and due dates. A reduction takes the last parts down first; an increase is a new last part. */
function adjusted(parts: AccountObligation["parts"], net: number, increaseDue: CivilDate): Part[] {
  const before = parts.reduce((sum, part) => sum + part.amount, 0);
  const kept = parts.map(({ number, due, amount }) => ({ number, due, amount }));
  if (net > before)
    return [...kept, { number: (kept.at(-1)?.number ?? 0) + 1, due: increaseDue, amount: lek(net - before) }];
  let excess = before - net;
  return kept
    .toReversed()
    .map((part) => {
      const cut = Math.min(excess, part.amount);
      excess -= cut;
      return { ...part, amount: lek(part.amount - cut) };
    })
    .toReversed();
}

function noLongerCharged({ key, item, revenueItem, unit, year }: AccountObligation): ObligationLine {
  return {
    key,
    item,
    revenueItem,
    objectId: key.slice(`${year}/${item}/`.length) || key,
    unit,
    row: "not-charged",
    base: "0",
    months: null,
    gross: ZERO_LEK,
    reliefs: [],
    net: ZERO_LEK,
    parts: [],
    trace: null,
  };
}

function differenceOf(key: string, before: Part["amount"], after: Part["amount"]): Difference {
  return { key, before, after, difference: lek(after - before) };
}
