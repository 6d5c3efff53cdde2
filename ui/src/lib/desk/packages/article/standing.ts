import type { Content, Item } from "../../../packages/content.js";
import type { Language } from "../../../words/index.js";
import type { Raw } from "../../editing/raw.js";
import { differencesBetween, linesOf, type Named } from "./lines.js";
import { articleOf, typedOf } from "./typed.js";

/** An article with all of its parts: what a draft lacks of them is empty. */
export function wholeOf(article: unknown): Item {
  return articleOf(article as Raw, typedOf(article as Raw)) as unknown as Item;
}

/** What an article of the draft is beside the package in force. */
export interface Standing {
  readonly state: "new" | "same" | "changed";
  readonly changes: number;
}

/** How each article of a draft stands beside the package in force, by its code, and what that has which the draft has not. */
export function standingsOf(draft: Content, inForce: Content | null, language: Language, revenueNamed: Named) {
  const was = new Map((inForce?.items ?? []).map((each) => [each.code, each]));
  const is = new Set(draft.items.map(({ code }) => code));
  const standings = draft.items.map((item): [string, Standing] => {
    const before = was.get(item.code);
    if (!before || !inForce) return [item.code, { state: "new", changes: 0 }];
    const changes = differencesBetween(
      linesOf(inForce, wholeOf(before), language, revenueNamed),
      linesOf(draft, wholeOf(item), language, revenueNamed),
    ).length;
    return [item.code, { state: changes === 0 ? "same" : "changed", changes }];
  });
  return {
    standings: new Map(standings),
    removed: (inForce?.items ?? []).filter(({ code }) => !is.has(code)).map(({ code, name }) => ({ code, name })),
  };
}

/** After which article one that was taken out comes back: the nearest before it that the draft still has. */
export function placeBack(draft: Content, inForce: Content, code: string): string | null {
  const is = new Set(draft.items.map((each) => each.code));
  const at = inForce.items.findIndex((each) => each.code === code);
  return inForce.items.slice(0, at).findLast((each) => is.has(each.code))?.code ?? null;
}
