import { addLek, lek, sumLek, subtractLek, ZERO_LEK, type Lek } from "../../shared/index.js";
import { LISTED_REFUSALS, MOST_AFFECTED, type TrialResult } from "./events.js";

/** A line of an assessment, as far as a trial counts it. */
export interface TrialLine {
  readonly item: string;
  readonly unit: string;
  readonly net: Lek;
}

/** What became of one taxpayer: what is due by the package in force and by the draft, or why one of them refused. */
export type TriedTaxpayer = { readonly taxpayerId: string } & (
  { readonly before: readonly TrialLine[]; readonly after: readonly TrialLine[] } | { readonly refusal: string }
);

type Affected = TrialResult["mostMore"][number];
type Line = TrialResult["lines"][number];
type Sums = Omit<TrialResult, "lines" | "mostMore" | "mostLess" | "refusals">;

/**
 * The sums of a trial, taxpayer by taxpayer. What it keeps is bounded by the package and the territory, never by the
 * register: a line for each item and unit, and the most affected of either side.
 */
export class TrialTally {
  private sums: Sums = {
    ...{ taxpayers: 0, more: 0, less: 0, same: 0, refused: 0 },
    ...{ moreBy: ZERO_LEK, lessBy: ZERO_LEK, before: ZERO_LEK, after: ZERO_LEK },
  };
  private readonly lines = new Map<string, Line>();
  private mostMore: readonly Affected[] = [];
  private mostLess: readonly Affected[] = [];
  private readonly refusals: { taxpayerId: string; code: string }[] = [];

  add(tried: TriedTaxpayer): void {
    const { taxpayerId } = tried;
    if ("refusal" in tried) {
      this.sums = { ...this.sums, taxpayers: this.sums.taxpayers + 1, refused: this.sums.refused + 1 };
      if (this.refusals.length < LISTED_REFUSALS) this.refusals.push({ taxpayerId, code: tried.refusal });
      return;
    }
    const [before, after] = [totalOf(tried.before), totalOf(tried.after)];
    const difference = subtractLek(after, before);
    this.enter(tried.before, "before");
    this.enter(tried.after, "after");
    const { sums } = this;
    this.sums = {
      ...sums,
      taxpayers: sums.taxpayers + 1,
      more: sums.more + Number(difference > 0),
      less: sums.less + Number(difference < 0),
      same: sums.same + Number(difference === 0),
      moreBy: difference > 0 ? addLek(sums.moreBy, difference) : sums.moreBy,
      lessBy: difference < 0 ? subtractLek(sums.lessBy, difference) : sums.lessBy,
      before: addLek(sums.before, before),
      after: addLek(sums.after, after),
    };
    const affected = { taxpayerId, before, after };
    if (difference > 0) this.mostMore = among(this.mostMore, affected, 1);
    if (difference < 0) this.mostLess = among(this.mostLess, affected, -1);
  }

  get taxpayers(): number {
    return this.sums.taxpayers;
  }

  result(): TrialResult {
    const lines = [...this.lines.values()].toSorted((a, b) => order(`${a.item} ${a.unit}`, `${b.item} ${b.unit}`));
    return {
      ...this.sums,
      lines,
      mostMore: [...this.mostMore],
      mostLess: [...this.mostLess],
      refusals: [...this.refusals],
    };
  }

  private enter(of: readonly TrialLine[], side: "before" | "after"): void {
    const counted = new Set<string>();
    for (const { item, unit, net } of of) {
      const key = `${item} ${unit}`;
      const line = this.lines.get(key) ?? { item, unit, payers: 0, before: ZERO_LEK, after: ZERO_LEK };
      const payers = side === "after" && net > 0 && !counted.has(key) ? line.payers + 1 : line.payers;
      if (net > 0) counted.add(key);
      this.lines.set(key, { ...line, payers, [side]: addLek(line[side], net) });
    }
  }
}

function totalOf(lines: readonly TrialLine[]): Lek {
  return sumLek(lines.map(({ net }) => net));
}

/** The list with one more in its place, cut to its length; the most affected first, by id where they are alike. */
function among(list: readonly Affected[], one: Affected, sign: 1 | -1): readonly Affected[] {
  const by = ({ before, after }: Affected) => lek(sign * (after - before));
  const last = list.at(-1);
  if (list.length === MOST_AFFECTED && last && by(last) > by(one)) return list;
  return [...list, one].toSorted((a, b) => by(b) - by(a) || order(a.taxpayerId, b.taxpayerId)).slice(0, MOST_AFFECTED);
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
