import type { RawContent, Words } from "../../../domain/casework/index.js";
import { searchWords } from "../../taxation/index.js";
import type { DefinitionMarks } from "./collections.js";

/** Words that a version is found by are at most so many. */
const MAX_WORDS = 300;

/** What a content is found by. It passed its schema when it was published; of a workflow the services' fields are null. */
export function marksOf(content: RawContent): DefinitionMarks {
  const { code, name, description, group, applicantKinds, offices } = content as {
    readonly code: string;
    readonly name: Words;
    readonly description: Words;
    readonly group?: string;
    readonly applicantKinds?: string;
    readonly offices?: readonly string[] | "all";
  };
  const texts = [code, group ?? "", name.sq, name.en, description.sq, description.en];
  const words = new Set(searchWords(texts.join(" ")).split(" "));
  return {
    group: group ?? null,
    applicantKinds: applicantKinds ?? null,
    offices: offices ?? null,
    words: [...words].slice(0, MAX_WORDS),
  };
}
