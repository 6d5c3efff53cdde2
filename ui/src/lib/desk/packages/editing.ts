import type { ResultOf } from "../../graphql/tada.js";
import type { Content } from "../../packages/content.js";
import type { Editing } from "../editing/editing.js";
import type { VOCABULARY } from "./question.js";
import type { TypeOf } from "./conditions/codec.js";

export type Vocabulary = ResultOf<typeof VOCABULARY>["packageVocabulary"];
export type Fact = Vocabulary["subjects"][number]["facts"][number];

/** What the editors of the parts of a draft stand on. */
export interface PackageEditing extends Editing {
  readonly vocabulary: Vocabulary;
  /** The package as it is saved: its kinds of object, vocabularies, tables and who collects. */
  readonly content: Content;
  /** The kind of object that is chosen, and the facts that conditions may read of it. */
  readonly subject: string;
  readonly facts: readonly Fact[];
}

export function factsOf({ subjects }: Vocabulary, subject: string): readonly Fact[] {
  return subjects.find((each) => each.subject === subject)?.facts ?? [];
}

/** The types of the facts of a kind of object, for what is read from the fields. */
export function typesOf(vocabulary: Vocabulary, subject: string): TypeOf {
  return typesIn(factsOf(vocabulary, subject));
}

/** The types of facts, for what is read from the fields. */
export function typesIn(facts: readonly Fact[]): TypeOf {
  const types = new Map(facts.map(({ path, type }) => [path, type]));
  return (path) => types.get(path);
}
