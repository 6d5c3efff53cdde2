import { isRaw, type Paper, type Raw } from "./content.js";

/** The lists that have rows to add, take away and put in order. */
export const LISTS = ["legalBasis", "fees", "documents", "form"] as const;
export type ListName = (typeof LISTS)[number];

/** What a button beside a row asks for; `documents.add`, `form.2.up`. */
const ACT = /^(legalBasis|fees|documents|form)\.(?:(add)|(\d{1,3})\.(up|down|remove))$/;

const NO_WORDS = { sq: "", en: "" };
const NEW_ROW: Readonly<Record<ListName, Raw>> = {
  legalBasis: { act: "", kind: "law", number: null, date: null, title: NO_WORDS, article: null },
  fees: {
    ...{ code: "", name: NO_WORDS, per: "application" },
    ...{ quantityField: null, period: null, fiscalItem: null, blocks: true },
  },
  documents: { code: "", name: NO_WORDS, mandatory: true, origin: "applicant" },
  form: { key: "", label: NO_WORDS, type: "text", required: true },
};

/** A content after one of its lists was changed, and the row that is looked at then. */
export interface Arranged {
  readonly content: Raw;
  /** `documents.3`; null where nothing was asked for. */
  readonly row: string | null;
}

/** Adds, moves or takes away a row. `paper`: the kind of paper that is added, with its words. */
export function arranged(content: Raw, act: string, paper: Pick<Paper, "code" | "name" | "origin"> | null): Arranged {
  const [, list, add, index, what] = ACT.exec(act) ?? [];
  if (list === undefined) return { content, row: null };
  const before = content[list];
  const rows: readonly unknown[] = Array.isArray(before) ? before : [];
  const withRows = (now: readonly unknown[], at: number) => ({
    content: { ...content, [list]: now },
    row: now.length === 0 ? null : `${list}.${Math.min(at, now.length - 1)}`,
  });
  if (add) {
    const row = { ...NEW_ROW[list as ListName], ...(list === "documents" && paper ? paper : {}) };
    return withRows([...rows, row], rows.length);
  }
  const at = Number(index);
  if (what === "remove") return withRows(rows.toSpliced(at, 1), at);
  const to = what === "up" ? at - 1 : at + 1;
  if (to < 0 || to >= rows.length || at >= rows.length) return { content, row: `${list}.${at}` };
  return withRows(rows.with(at, rows[to]).with(to, rows[at]), to);
}

/** A service of which only code and name are known: the checks tell what else it takes. */
export function newService(code: string, name: { readonly sq: string; readonly en: string }): Raw {
  const term = { value: 10, unit: "workingDay" };
  return {
    ...{ format: "defter.service/1", code, name, group: "", applicantKinds: "both", description: NO_WORDS },
    ...{ legalBasis: [], workflow: "", timeLimit: { ...term, calendar: "administration" }, applicantTerm: term },
    ...{ fees: [], validity: null, output: { kind: "decision", template: "decision" }, documents: [], form: [] },
    taxClearance: { rule: "not-required", scope: null, reason: NO_WORDS },
    ...{ confidentiality: "ordinary", offices: "all", note: null },
  };
}

/** A service that begins as a copy of another, under its own code and name. */
export function copyOf(content: Raw, code: string, name: { readonly sq: string; readonly en: string }): Raw {
  const own = isRaw(content["name"]) ? content["name"] : {};
  return { ...content, code, name: { ...own, ...(name.sq && { sq: name.sq }), ...(name.en && { en: name.en }) } };
}
