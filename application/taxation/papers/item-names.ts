import { obligationKeyParts, publishedLaw } from "../../../domain/taxation/index.js";
import type { LawInForce } from "../law/index.js";
import type { PaperSources } from "./sources.js";

/** The name of the item of an obligation, in Albanian; its code where no package names it. */
export type ItemName = (key: string) => string;

/**
 * Names for the obligations of these keys, as the packages have them by which each year was assessed, or that hold in a
 * year with charges only.
 */
export async function itemNames(
  law: LawInForce,
  { tenant, before }: PaperSources,
  keys: readonly string[],
): Promise<ItemName> {
  const years = new Set(keys.map((key) => obligationKeyParts(key).year));
  const names = new Map<string, string>();
  for (const year of years) {
    const packageId = assessedBy(before, year) ?? (await holding(law, tenant, year));
    if (packageId === null) continue;
    const published = publishedLaw(await law.package(tenant, packageId));
    for (const { code, name } of published?.items ?? []) names.set(`${year}/${code}`, name.sq);
  }
  return (key) => {
    const { year, item } = obligationKeyParts(key);
    return names.get(`${year}/${item}`) ?? item;
  };
}

function assessedBy(facts: PaperSources["before"], year: number): string | null {
  const last = facts.findLast(
    (fact) => (fact.type === "ObligationsAssessed" || fact.type === "ObligationsReassessed") && fact.data.year === year,
  );
  return last && "packageId" in last.data ? last.data.packageId : null;
}

async function holding(law: LawInForce, tenant: string, year: number): Promise<string | null> {
  const found = await law.ofYear(tenant, year);
  return found.ok ? found.value.packageId : null;
}
