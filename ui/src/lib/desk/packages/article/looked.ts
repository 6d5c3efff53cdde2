import type { Typed } from "../../editing/codec.js";
import type { Told } from "../../editing/editing.js";
import type { Raw } from "../../editing/raw.js";
import { pathWithin, toldAt, type Finding, type ToldWords } from "../told.js";

/** The parts of the editor, and what of an article stands in each. */
export const PARTS = {
  about: ["name", "kind", "group", "legalBasis", "note", "code"],
  who: ["mode", "payerKinds", "subject", "appliesWhen"],
  base: ["base", "shareField"],
  rates: ["rates"],
  modifiers: ["modifiers"],
  reliefs: ["reliefs"],
  payment: ["period", "proration", "instalments", "collector", "revenueItem"],
} as const;
export type Part = keyof typeof PARTS;

/** Which part of the editor a control stands in; what there is no field for, in the first. */
function partOf(control: string): Part {
  const field = control.split(".", 1)[0]!;
  return (Object.entries(PARTS).find(([, fields]) => (fields as readonly string[]).includes(field))?.[0] ??
    "about") as Part;
}

interface Written {
  readonly article: Raw;
  readonly code: string;
  /** Its place among the articles. */
  readonly at: number;
  readonly typed: Typed;
}

/** The findings that are about one article of a package, told at their fields. */
export function toldOf(
  { article, code, at, typed }: Written,
  findings: readonly Finding[],
  say: ToldWords,
): readonly Told[] {
  return toldAt({ raw: article, typed, within: (path) => pathWithin(path, placesOf(code, at)), partOf }, findings, say);
}

/** How many findings are about each article, by its code. */
export function countedByArticle(codes: readonly string[], findings: readonly Finding[]): ReadonlyMap<string, number> {
  return new Map(
    codes.map((code, at) => [
      code,
      findings.filter(({ path }) => pathWithin(path, placesOf(code, at)) !== null).length,
    ]),
  );
}

/** How the checks and the schema call an article. */
function placesOf(code: string, at: number): readonly string[] {
  return [`items[${code}]`, `items.${at}`];
}
