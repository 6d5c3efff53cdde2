import type { Content } from "../../../packages/content.js";
import type { TypeOf } from "../conditions/codec.js";
import { factsOf, type Fact, type Vocabulary } from "../editing.js";
import type { List } from "./lists.js";

/** The kinds of object whose articles read a table of valuation; none yet: every kind. */
export function kindsReading({ items, subjects }: Content, table: string): readonly string[] {
  const reading = items
    .filter(({ base }) => (base.times ?? []).some((factor) => "table" in factor && factor.table === table))
    .map(({ subject }) => subject);
  return reading.length > 0 ? [...new Set(reading)] : subjects.map(({ code }) => code);
}

/** The facts that the conditions of a table may read: those that all the kinds that it is read for have. */
export function factsFor(vocabulary: Vocabulary, content: Content, list: List, code: string): readonly Fact[] {
  if (list !== "tables") return [];
  const isRead = content.items.some(({ base }) =>
    (base.times ?? []).some((factor) => "table" in factor && factor.table === code),
  );
  const kinds = kindsReading(content, code).map((kind) => factsOf(vocabulary, kind));
  const all = [...new Map(kinds.flat().map((fact) => [fact.path, fact])).values()];
  if (!isRead) return all;
  return all.filter(({ path }) => kinds.every((facts) => facts.some((each) => each.path === path)));
}

/** The types of facts, for what is read from the fields. */
export function typesIn(facts: readonly Fact[]): TypeOf {
  const types = new Map(facts.map(({ path, type }) => [path, type]));
  return (path) => types.get(path);
}
