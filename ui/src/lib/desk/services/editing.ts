import type { Language } from "../../words/index.js";
import type { Typed } from "../editing/codec.js";
import type { Editing as Fields } from "../editing/editing.js";
import type { Content, Field } from "./content.js";
import type { Vocabulary } from "./question.js";

/** What the parts of the editor stand on. */
export interface Editing extends Fields {
  readonly vocabulary: Vocabulary;
}

export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly words: Readonly<Record<Language, string>>;
}

/** Rules that say of an empty field no more than that it is empty. */
const EMPTY = [
  ...["translation-missing", "definition-field-missing", "definition-field-wrong", "definition-field-bounds"],
  ...["definition-field-listed", "definition-field-type", "workflow-not-published"],
];

/** The words of a finding for whoever fills the field in. */
export function toldAt(finding: Finding, typed: Typed, control: string, language: Language, fillIn: string): string {
  const isEmpty = control !== "" && (typed[control] ?? "") === "" && finding.path !== "";
  return isEmpty && EMPTY.includes(finding.code) ? fillIn : finding.words[language];
}

/** The fields of a form of one type, for fees that are counted by them. */
export function fieldsOfType(content: Pick<Content, "form">, type: string): readonly Field[] {
  return Array.isArray(content.form) ? content.form.filter((each: Field | null) => each?.type === type) : [];
}
