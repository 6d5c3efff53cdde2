import type { Content, Item } from "../../../packages/content.js";
import { factsOf, type Fact, type Vocabulary } from "../editing.js";
import type { List } from "./lists.js";

/** The kinds of object whose articles read a table of valuation; none yet: every kind. */
export function kindsReading({ items, subjects }: Content, table: string): readonly string[] {
  const reading = items.filter((item) => isReading(item, table)).map(({ subject }) => subject);
  return reading.length > 0 ? [...new Set(reading)] : subjects.map(({ code }) => code);
}

function isReading({ base }: Item, table: string): boolean {
  return (base.times ?? []).some((factor) => "table" in factor && factor.table === table);
}

/** The facts that the conditions of a table may read: those that all the kinds that it is read for have. */
export function factsFor(vocabulary: Vocabulary, content: Content, list: List, code: string): readonly Fact[] {
  if (list !== "tables") return [];
  const kinds = kindsReading(content, code).map((kind) => factsOf(vocabulary, kind));
  const all = [...new Map(kinds.flat().map((fact) => [fact.path, fact])).values()];
  if (!content.items.some((item) => isReading(item, code))) return all;
  return all.filter(({ path }) => kinds.every((facts) => facts.some((each) => each.path === path)));
}
