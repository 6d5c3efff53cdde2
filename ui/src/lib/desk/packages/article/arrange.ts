import { codeFrom } from "../../editing/codes.js";
import type { Raw } from "../../editing/raw.js";
import type { Bilingual } from "../../../words/index.js";

/** What a button beside a row asks for: `rates.add`, `reliefs.2.up`. */
const ACT = /^(rates|modifiers|reliefs)\.(?:(add)|(\d{1,3})\.(up|down|remove))$/;

const NO_WORDS = { sq: "", en: "" };
const NEW_ROW: Readonly<Record<string, Raw>> = {
  rates: { code: "", when: [], rate: { type: "amount", amount: "" }, assumed: true },
  modifiers: { code: "", name: NO_WORDS, when: [], multiply: "", assumed: true },
  reliefs: { code: "", name: NO_WORDS, kind: "reduction", when: [], percent: "", proof: [], assumed: true },
};

/** An article after one of its lists was changed, and the row that is looked at then: `rates.3`; null: none. */
export interface Arranged {
  readonly article: Raw;
  readonly row: string | null;
}

/** Adds, moves or takes away a row. */
export function arranged(article: Raw, act: string): Arranged {
  const [, list, add, index, what] = ACT.exec(act) ?? [];
  if (list === undefined) return { article, row: null };
  const before = article[list];
  const rows: readonly unknown[] = Array.isArray(before) ? before : [];
  if (add) return withRows(article, list, [...rows, NEW_ROW[list]], rows.length);
  const at = Number(index);
  if (what === "remove") return withRows(article, list, rows.toSpliced(at, 1), at);
  const to = what === "up" ? at - 1 : at + 1;
  if (to < 0 || to >= rows.length || at >= rows.length) return { article, row: `${list}.${at}` };
  return withRows(article, list, rows.with(at, rows[to]).with(to, rows[at]), to);
}

function withRows(article: Raw, list: string, rows: readonly unknown[], at: number): Arranged {
  const { [list]: _before, ...others } = article;
  const row = rows.length === 0 ? null : `${list}.${Math.min(at, rows.length - 1)}`;
  // The format has no empty list of modifiers.
  return { article: list === "modifiers" && rows.length === 0 ? others : { ...article, [list]: rows }, row };
}

/** An article of which only the name is known: the checks tell what else it takes. */
export function newArticle(code: string, name: Bilingual): Raw {
  return {
    ...{ code, name, kind: "tariff", group: "", mode: "assessed", legalBasis: [], payerKinds: [], subject: "" },
    ...{ appliesWhen: [], base: { kind: "flat", unit: "" }, rates: [NEW_ROW["rates"]], period: "annual" },
    ...{ proration: "none", instalments: { kind: "on-event", days: 30, assumed: true }, reliefs: [] },
    ...{ collector: "", revenueItem: "" },
  };
}

/** The code that a new article gets: what was typed, else one made from its name. */
export function codeOf(typed: string, name: Bilingual): string {
  return typed || codeFrom(name.sq);
}
