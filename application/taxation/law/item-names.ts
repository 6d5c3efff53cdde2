import { yearOf, type Bilingual } from "../../../domain/shared/index.js";
import { holdingPackages, obligationKeyParts, publishedLaw } from "../../../domain/taxation/index.js";
import type { ItemNames, ItemNamesInput } from "../inputs/public.js";
import type { LawInForce } from "./law-in-force.js";

/** The taxes of obligations, by name: as the packages of their years have them, else those of the year of `on`. */
export async function itemNamesOf(law: LawInForce, tenant: string, { keys, on }: ItemNamesInput): Promise<ItemNames> {
  const named = new Map<number, ReadonlyMap<string, Bilingual>>();
  const asked = new Set([yearOf(on), ...keys.map((key) => obligationKeyParts(key).year)]);
  for (const year of asked) named.set(year, await namesOfYear(law, tenant, year));
  return new Map(
    keys.flatMap((key) => {
      const { year, item } = obligationKeyParts(key);
      const name = named.get(year)?.get(item) ?? named.get(yearOf(on))?.get(item);
      return name === undefined ? [] : [[key, name] as const];
    }),
  );
}

async function namesOfYear(law: LawInForce, tenant: string, year: number): Promise<ReadonlyMap<string, Bilingual>> {
  const names = new Map<string, Bilingual>();
  for (const { packageId } of holdingPackages(await law.fiscalYear(tenant, year)))
    for (const { code, name } of publishedLaw(await law.package(tenant, packageId))?.items ?? []) names.set(code, name);
  return names;
}
