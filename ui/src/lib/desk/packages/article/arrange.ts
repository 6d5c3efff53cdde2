import { arrangedRows } from "../../editing/arrange.js";
import { codeFrom } from "../../editing/codes.js";
import type { Raw } from "../../editing/raw.js";
import type { Bilingual } from "../../../words/index.js";

const NO_WORDS = { sq: "", en: "" };
const NEW_ROWS = {
  rates: { code: "", when: [], rate: { type: "amount", amount: "" }, assumed: true },
  modifiers: { code: "", name: NO_WORDS, when: [], multiply: "", assumed: true },
  reliefs: { code: "", name: NO_WORDS, kind: "reduction", when: [], percent: "", proof: [], assumed: true },
};

/** An article after one of its lists was changed, and the row that is looked at then: `rates.3`; null: none. */
interface Arranged {
  readonly article: Raw;
  readonly row: string | null;
}

/** Adds, moves or takes away a row. */
export function arranged(article: Raw, act: string): Arranged {
  const { content, row } = arrangedRows(article, act, NEW_ROWS);
  const { modifiers, ...others } = content;
  // The format has no empty list of modifiers.
  return { article: Array.isArray(modifiers) && modifiers.length === 0 ? others : content, row };
}

/** An article of which only the name is known: the checks tell what else it takes. */
export function newArticle(code: string, name: Bilingual): Raw {
  return {
    ...{ code, name, kind: "tariff", group: "", mode: "assessed", legalBasis: [], payerKinds: [], subject: "" },
    ...{ appliesWhen: [], base: { kind: "flat", unit: "" }, rates: [NEW_ROWS.rates], period: "annual" },
    ...{ proration: "none", instalments: { kind: "on-event", days: 30, assumed: true }, reliefs: [] },
    ...{ collector: "", revenueItem: "" },
  };
}

/** The code that a new article gets: what was typed, else one made from its name. */
export function codeOf(typed: string, name: Bilingual): string {
  return typed || codeFrom(name.sq);
}
