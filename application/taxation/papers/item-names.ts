import { obligationKeyParts } from "../../../domain/taxation/index.js";
import type { LawInForce } from "../law/index.js";
import { packagesOf } from "./packages.js";
import type { PaperSources } from "./sources.js";

/** The name of the item of an obligation, in Albanian; its code where no package names it. */
export type ItemName = (key: string) => string;

/** Names for the obligations of these keys, as the packages have them that they come from. */
export async function itemNames(law: LawInForce, sources: PaperSources, keys: readonly string[]): Promise<ItemName> {
  const names = new Map<string, string>();
  for (const [year, { items }] of await packagesOf(law, sources, keys))
    for (const { code, name } of items) names.set(`${year}/${code}`, name.sq);
  return (key) => {
    const { year, item } = obligationKeyParts(key);
    return names.get(`${year}/${item}`) ?? item;
  };
}
