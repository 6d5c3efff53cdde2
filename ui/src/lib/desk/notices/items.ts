import type { Ask } from "../../graphql/ask.js";
import { NAMES } from "./question.js";

/** A tax or a tariff by its code, and what it is called. */
export interface Item {
  readonly code: string;
  readonly name: { readonly sq: string; readonly en: string };
}

interface Package {
  readonly status: string;
  readonly content: unknown;
}

/** Every item of the packages that were published, the latest first: what it is called now is what the latest calls it. */
export function itemsOf(packages: readonly Package[]): readonly Item[] {
  const items = new Map<string, Item["name"]>();
  for (const { content, status } of packages.toReversed())
    if (status === "published")
      for (const { code, name } of (content as { readonly items: readonly Item[] }).items) items.set(code, name);
  return [...items].map(([code, name]) => ({ code, name }));
}

/** What the taxes that were chosen are called; nothing is asked where none was. */
export async function itemsChosen(ask: Ask, codes: readonly string[] | null | undefined): Promise<readonly Item[]> {
  const chosen = new Set(codes);
  if (chosen.size === 0) return [];
  return itemsOf((await ask(NAMES, {})).fiscalPackages.nodes).filter(({ code }) => chosen.has(code));
}
