import { obligationKeyParts, publishedLaw, type FiscalPackage } from "../../../domain/taxation/index.js";
import type { LawInForce } from "../law/index.js";
import type { PaperSources } from "./sources.js";

/** The packages that obligations of these keys come from, by year: as assessed, or as it holds in a year with charges only. */
export async function packagesOf(
  law: LawInForce,
  { tenant, before }: Pick<PaperSources, "tenant" | "before">,
  keys: readonly string[],
): Promise<ReadonlyMap<number, FiscalPackage>> {
  const years = new Set(keys.map((key) => obligationKeyParts(key).year));
  const found = new Map<number, FiscalPackage>();
  for (const year of years) {
    const packageId = assessedBy(before, year) ?? (await holding(law, tenant, year));
    const published = packageId === null ? null : publishedLaw(await law.package(tenant, packageId));
    if (published) found.set(year, published);
  }
  return found;
}

/** Whether the amounts of these obligations are those of a demonstration: then the paper says so. */
export async function isDemonstration(
  law: LawInForce,
  sources: Pick<PaperSources, "tenant" | "before">,
  keys: readonly string[],
): Promise<boolean> {
  const packages = await packagesOf(law, sources, keys);
  return [...packages.values()].some(({ status }) => status === "demonstration");
}

/** The keys of everything that an account was ever asked for. */
export function keysOf(facts: PaperSources["before"]): readonly string[] {
  return facts.flatMap((fact) => {
    if (fact.type === "ObligationsAssessed" || fact.type === "ObligationsReassessed")
      return fact.data.lines.map(({ key }) => key);
    return fact.type === "ObligationCharged" ? [fact.data.key] : [];
  });
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
