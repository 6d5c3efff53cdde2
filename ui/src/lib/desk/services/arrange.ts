import { arrangedRows, type Arranged } from "../editing/arrange.js";
import { isRaw, type Paper, type Raw } from "./content.js";

const NO_WORDS = { sq: "", en: "" };
/** The lists that have rows to add, take away and put in order, and how a row of each begins. */
const NEW_ROWS = {
  legalBasis: { act: "", kind: "law", number: null, date: null, title: NO_WORDS, article: null },
  fees: {
    ...{ code: "", name: NO_WORDS, per: "application" },
    ...{ quantityField: null, period: null, fiscalItem: null, blocks: true },
  },
  documents: { code: "", name: NO_WORDS, mandatory: true, origin: "applicant" },
  form: { key: "", label: NO_WORDS, type: "text", required: true },
};

/** Adds, moves or takes away a row. `paper`: the kind of paper that is added, with its words. */
export function arranged(content: Raw, act: string, paper: Pick<Paper, "code" | "name" | "origin"> | null): Arranged {
  return arrangedRows(content, act, { ...NEW_ROWS, documents: { ...NEW_ROWS.documents, ...paper } });
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
