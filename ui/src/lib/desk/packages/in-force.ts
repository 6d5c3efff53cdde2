import type { Ask } from "../../graphql/ask.js";
import type { ResultOf } from "../../graphql/tada.js";
import type { Content } from "../../packages/content.js";
import { PACKAGE, PACKAGES } from "./question.js";

export type Listed = ResultOf<typeof PACKAGES>["fiscalPackages"]["nodes"][number];

/** Of a list, the package in force of a year, or of the latest before it; never the one that is looked at. */
export function inForceFor(year: number, packages: readonly Listed[], but: string): Listed | null {
  return (
    packages
      .filter(({ status, fiscalYear, id }) => status === "published" && fiscalYear <= year && id !== but)
      .toSorted((a, b) => b.fiscalYear - a.fiscalYear)[0] ?? null
  );
}

/** What a draft is compared with: the content of the package in force, or null. */
export async function comparedWith(ask: Ask, year: number, but: string): Promise<Content | null> {
  const { fiscalPackages } = await ask(PACKAGES, {});
  const found = inForceFor(year, fiscalPackages.nodes, but);
  return found === null ? null : ((await ask(PACKAGE, { id: found.id })).fiscalPackage.content as Content);
}
