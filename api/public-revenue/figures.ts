import type { RevenuePlan } from "../../application/budget/index.js";
import type { MunicipalityFace } from "../../application/taxation/index.js";
import { lek, type Bilingual, type CivilDate, type Lek } from "../../domain/shared/index.js";
import type { RevenueLine, TaxedLine } from "../../read-models/read-side/index.js";
import { revenueItemName } from "../../read-models/taxation/index.js";
import { fewTogether } from "./few-together.js";

/** Figures of one item, or of one unit. */
export interface OpenLine {
  /** Null: those together behind which too few taxpayers stand. */
  readonly code: string | null;
  readonly name: Bilingual | null;
  /** Null where the municipality published no plan of the year. */
  readonly planned: Lek | null;
  readonly assessed: Lek;
  readonly collected: Lek;
}

export interface OpenMonth {
  /** 1 to 12. */
  readonly month: number;
  readonly assessed: Lek;
  readonly collected: Lek;
}

export interface OpenFigures {
  readonly planned: Lek | null;
  readonly assessed: Lek;
  readonly collected: Lek;
  readonly months: readonly OpenMonth[];
  readonly items: readonly OpenLine[];
  readonly units: readonly OpenLine[];
}

export interface FiguresFrom {
  readonly lines: readonly RevenueLine[];
  readonly taxed: readonly TaxedLine[];
  readonly plan: RevenuePlan | null;
  readonly municipality: Pick<MunicipalityFace, "offices" | "units">;
  readonly today: CivilDate;
}

/**
 * The revenue of a year as anybody may see it: by month, by item and by unit of the territory, never two of them at once.
 * The unit is the one that the taxpayer's office serves. The books foresee what days to come bring; that is left out.
 */
export function openFigures({ lines, taxed, plan, municipality, today }: FiguresFrom): OpenFigures {
  const known = lines.filter(({ month }) => month <= today.slice(0, 7));
  const unitOf = new Map(municipality.offices.map(({ code, unit }) => [code, unit]));
  const byItem = grouped(
    known.map((line) => ({ ...line, key: line.revenueItem })),
    (plan?.lines ?? []).map(({ item, planned }) => ({ key: item, planned })),
    taxpayersBy(taxed, ({ revenueItem }) => revenueItem),
  );
  const byUnit = grouped(
    known.map((line) => ({ ...line, key: unitOf.get(line.office) ?? line.office })),
    (plan?.lines ?? []).map(({ unit, planned }) => ({ key: unit, planned })),
    taxpayersBy(taxed, ({ office }) => (office === null ? null : (unitOf.get(office) ?? office))),
  );
  const nameOfUnit = new Map(municipality.units.map(({ code, name }) => [code, name]));
  return {
    planned: plan === null ? null : lek(sum(plan.lines.map(({ planned }) => planned))),
    assessed: lek(sum(known.map(({ assessed }) => assessed))),
    collected: lek(sum(known.map(({ collected }) => collected))),
    months: monthsOf(known),
    items: published(byItem, plan !== null, revenueItemName),
    units: published(byUnit, plan !== null, (code) => nameOfUnit.get(code) ?? { sq: code, en: code }),
  };
}

interface Group {
  readonly key: string;
  readonly planned: number;
  readonly assessed: number;
  readonly collected: number;
  readonly taxpayers: number | null;
}

function grouped(
  lines: readonly { readonly key: string; readonly assessed: number; readonly collected: number }[],
  plan: readonly { readonly key: string; readonly planned: number }[],
  taxpayers: ReadonlyMap<string, number>,
): readonly Group[] {
  const keys = [...new Set([...plan, ...lines].map(({ key }) => key))];
  return keys.map((key) => {
    const own = lines.filter((line) => line.key === key);
    return {
      key,
      planned: sum(plan.filter((line) => line.key === key).map(({ planned }) => planned)),
      assessed: sum(own.map(({ assessed }) => assessed)),
      collected: sum(own.map(({ collected }) => collected)),
      // Interest and fines follow from other items: nobody is taxed by them.
      taxpayers: key.startsWith("late-") ? null : (taxpayers.get(key) ?? 0),
    };
  });
}

/** Of units with several offices, taxpayers of each office are added up: nobody has two offices in charge. */
function taxpayersBy(taxed: readonly TaxedLine[], keyOf: (line: TaxedLine) => string | null) {
  const by = new Map<string, number>();
  for (const line of taxed) {
    const key = keyOf(line);
    if (key !== null) by.set(key, (by.get(key) ?? 0) + line.accounts);
  }
  return by;
}

/** The most planned first, then the most collected; those together come last. */
function published(
  groups: readonly Group[],
  hasPlan: boolean,
  nameOf: (code: string) => Bilingual,
): readonly OpenLine[] {
  const { shown, together } = fewTogether(groups);
  const line = (code: string | null, of: readonly Group[]): OpenLine => ({
    code,
    name: code === null ? null : nameOf(code),
    planned: hasPlan ? lek(sum(of.map(({ planned }) => planned))) : null,
    assessed: lek(sum(of.map(({ assessed }) => assessed))),
    collected: lek(sum(of.map(({ collected }) => collected))),
  });
  const ordered = shown.toSorted((a, b) => b.planned - a.planned || b.collected - a.collected);
  return [...ordered.map((each) => line(each.key, [each])), ...(together.length > 0 ? [line(null, together)] : [])];
}

function monthsOf(lines: readonly RevenueLine[]): readonly OpenMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const own = lines.filter(({ month }) => Number(month.slice(5)) === index + 1);
    return {
      month: index + 1,
      assessed: lek(sum(own.map(({ assessed }) => assessed))),
      collected: lek(sum(own.map(({ collected }) => collected))),
    };
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, each) => total + each, 0);
}
