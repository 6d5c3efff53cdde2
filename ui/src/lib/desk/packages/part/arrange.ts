import type { Bilingual } from "../../../words/index.js";
import { arrangedRows } from "../../editing/arrange.js";
import { codeFrom } from "../../editing/codes.js";
import type { List, Part } from "./lists.js";

const NO_WORDS = { sq: "", en: "" };
const NEW_ROWS = {
  entries: { code: "", name: NO_WORDS },
  fields: { name: "", type: "decimal", label: NO_WORDS },
  rows: { when: [], value: "", assumed: true },
  changes: { item: "", what: "item", from: null, to: null, text: NO_WORDS, assumed: true },
};

/** Adds, moves or takes away a row, and says which is looked at then: `rows.3`; null: none. */
export function arranged(part: Part, act: string): { readonly part: Part; readonly row: string | null } {
  const { content, row } = arrangedRows(part, act, NEW_ROWS);
  return { part: { ...content, code: part.code }, row };
}

/** What a part begins as, beside its code and its name: the checks tell what else it takes. */
const BEGUN: Readonly<Record<List, object>> = {
  units: {},
  zones: { units: [], assumed: true },
  vocabularies: { entries: [] },
  subjects: { fields: [] },
  tables: { rows: [NEW_ROWS.rows] },
  collectors: { kind: "municipality" },
  bundles: { items: [], collector: "", assumed: true },
  head: {},
};

/** A part of which only the name is known, or a copy of another under a name of its own. */
export function newPart(list: List, name: Bilingual, model: Part | undefined): Part {
  const own = list === "vocabularies" ? {} : { name };
  return { ...(model ?? BEGUN[list]), ...own, code: codeFrom(name.sq) };
}

/** Whether a part may begin as a copy: a unit stands for itself and is in one zone, as an article in one bundle. */
export function mayCopy(list: List): boolean {
  return list !== "units" && list !== "zones" && list !== "bundles";
}

/** Which part a part comes after when it goes up by one, or down, as commands say it: its code, and that of the other. */
export function movesOf(codes: readonly string[], at: number): { readonly up: string; readonly down: string } {
  return { up: `${codes[at]}:${codes[at - 2] ?? ""}`, down: `${codes[at]}:${codes[at + 1] ?? ""}` };
}
