import type { Content, Item } from "../../packages/content.js";
import type { Language } from "../../words/index.js";
import { differencesBetween, linesOf, type Difference, type Named } from "./article/lines.js";
import { wholeOf } from "./article/standing.js";
import { linesOfPart } from "./part/lines.js";
import { LISTS, partsIn, type List } from "./part/lists.js";
import { isOfChanges } from "./part/looked.js";
import { partNamed } from "./part/named.js";

/** Something of a draft that is another than in force: where it differs; no lines: it is there in one of the two alone. */
export interface Compared {
  readonly key: string;
  readonly name: string;
  readonly differences: readonly Difference[];
}

export interface ComparedPart extends Compared {
  readonly list: List;
  readonly state: "new" | "changed" | "removed";
}

/** A draft beside the package in force, as a report to the council has it: what is new, what changes, what is removed. */
export function comparedArticles(draft: Content, inForce: Content, language: Language, revenueNamed: Named) {
  const lines = (content: Content, item: Item) => linesOf(content, wholeOf(item), language, revenueNamed);
  const was = new Map(inForce.items.map((each) => [each.code, each]));
  const is = new Set(draft.items.map(({ code }) => code));
  const compared = draft.items.map((item, at) => {
    const before = was.get(item.code);
    const own = { key: item.code, name: item.name[language], place: at + 1 };
    const differences = differencesBetween(before ? lines(inForce, before) : [], lines(draft, item));
    return { ...own, isNew: before === undefined, differences };
  });
  return {
    added: compared.filter(({ isNew }) => isNew),
    changed: compared.filter(({ isNew, differences }) => !isNew && differences.length > 0),
    same: compared.filter(({ isNew, differences }) => !isNew && differences.length === 0).length,
    removed: inForce.items
      .filter(({ code }) => !is.has(code))
      .map(({ code, name }) => ({ code, name: name[language] })),
  };
}

/** The same of the head and of the other parts. What is said of the changes is another every year, and is left out. */
export function comparedParts(draft: Content, inForce: Content, language: Language): readonly ComparedPart[] {
  return LISTS.flatMap((list): readonly ComparedPart[] => {
    const [before, after] = [partsIn(inForce, list), partsIn(draft, list)];
    const kept = after.filter(({ code }) => !isOfChanges(list, code));
    return [
      ...kept.flatMap((part): readonly ComparedPart[] => {
        const old = before.find(({ code }) => code === part.code);
        const now = linesOfPart(draft, list, part, language);
        const differences = differencesBetween(old ? linesOfPart(inForce, list, old, language) : [], now);
        const state = old === undefined ? "new" : "changed";
        const own = { list, key: `${list}/${part.code}`, name: partNamed(draft, list, part, language) };
        return old !== undefined && differences.length === 0 ? [] : [{ ...own, state, differences }];
      }),
      ...before
        .filter(({ code }) => !after.some((each) => each.code === code))
        .map((part) => ({
          ...{ list, key: `${list}/${part.code}`, name: partNamed(inForce, list, part, language) },
          ...{ state: "removed" as const, differences: [] },
        })),
    ];
  });
}
