import type { FiscalPackage } from "../../../domain/taxation/index.js";
import { dayText } from "../../papers/index.js";
import type { LawInForce } from "../law/index.js";

/** The articles of the items of a year, by `year/item`: the council's decision, then what the item names. */
export type ItemLaw = Readonly<Record<string, readonly string[]>>;

/** Articles by year, each package read once for a run. A year without one package in force has none. */
export function itemLawByYear(law: LawInForce, tenant: string): (years: Iterable<number>) => Promise<ItemLaw> {
  const known = new Map<number, Promise<ItemLaw>>();
  const ofYear = async (year: number): Promise<ItemLaw> => {
    const found = await law.ofYear(tenant, year);
    return found.ok ? articlesOf(year, found.value.compiled.source) : {};
  };
  return async (years) => {
    const all = [...years].map((year) => {
      const asked = known.get(year) ?? ofYear(year);
      known.set(year, asked);
      return asked;
    });
    return Object.assign({}, ...(await Promise.all(all))) as ItemLaw;
  };
}

function articlesOf(year: number, { decision, items }: FiscalPackage): ItemLaw {
  const decided = `Vendimi i Këshillit Bashkiak nr. ${decision.number}, datë ${dayText(decision.date)}`;
  return Object.fromEntries(items.map(({ code, legalBasis }) => [`${year}/${code}`, [decided, ...legalBasis]]));
}
