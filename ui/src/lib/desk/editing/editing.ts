import type { Language } from "../../words/index.js";
import type { Typed } from "./codec.js";

/** What the fields of an editor stand on. */
export interface Editing {
  readonly language: Language;
  /** What stands in the fields, by their names. */
  readonly typed: Typed;
  /** What the checks find, by the name of the field. */
  readonly errors: Readonly<Record<string, string>>;
  /** What the editor calls its rows. */
  readonly say: RowWords;
}

/** What an editor says of the rows of its lists. */
export interface RowWords {
  readonly rowOf: (list: string, place: number) => string;
  readonly addRow: (list: string) => string;
  readonly up: (name: string) => string;
  readonly down: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly removeRow: string;
}

/** What an editor says of itself, beside its fields. */
export interface EditorWords {
  readonly save: string;
  readonly unsaved: string;
  readonly toDo: (count: number) => string;
  readonly parts: string;
  readonly partNamed: (part: string) => string;
}

/** What the checks find of a draft: at which control (or part of the editor), in words. */
export interface Told {
  readonly id: string;
  readonly part: string;
  /** Where, in words; else it is the part that is named. */
  readonly where?: string;
  readonly message: string;
}

/** The errors of the fields, by the names of their controls. */
export function errorsOf(told: readonly Told[]): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { id, message } of told) errors[id] = errors[id] === undefined ? message : `${errors[id]} ${message}`;
  return errors;
}

/** A choice of a list, with what is chosen now where that is none of them: nothing is changed by being shown. */
export function choices(
  codes: readonly string[],
  chosen: string | undefined,
  named: (code: string) => string,
): readonly { readonly value: string; readonly label: string }[] {
  const all = chosen && !codes.includes(chosen) ? [...codes, chosen] : codes;
  return all.map((value) => ({ value, label: named(value) }));
}

/** Rows of a list that stand in the form: their indices. */
export function indices(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
