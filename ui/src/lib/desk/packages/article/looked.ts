import { controlOf } from "../../editing/places.js";
import type { Typed } from "../../editing/codec.js";
import type { Told } from "../../editing/editing.js";
import type { Raw } from "../../editing/raw.js";

interface Finding {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

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
export function partOf(control: string): Part {
  const field = control.split(".", 1)[0]!;
  return (Object.entries(PARTS).find(([, fields]) => (fields as readonly string[]).includes(field))?.[0] ??
    "about") as Part;
}

/** What the schema says of a field is not for people who fill it in: they are told that it is missing, no figure or no day. */
const BY_SCHEMA = ["package-breaks-schema", "unknown-field"];

/**
 * The findings that are about one article of a package, told at their fields. The schema says of one place what each of
 * its alternatives misses: people are told it once.
 */
export function toldOf(
  {
    article,
    code,
    at,
    typed,
  }: { readonly article: Raw; readonly code: string; readonly at: number; readonly typed: Typed },
  findings: readonly Finding[],
  say: { readonly fillIn: string; readonly noFigure: string; readonly noDay: string },
): readonly Told[] {
  const told = new Map<string, Told>();
  for (const finding of findings) {
    const path = pathIn(finding.path, code, at);
    if (path === null || isSaidWithin(finding.path, findings)) continue;
    const within =
      path.replace(/\.(amount|percent)$/, rateFigure).replace(/\.assumed$/, ".source") +
      (IN_CONDITION[finding.code] ?? "");
    const control = controlOf(article, typed, within);
    const bySchema = BY_SCHEMA.includes(finding.code) && !finding.path.includes("[");
    if (bySchema && isOfAnother(control, typed)) continue;
    const isEmpty = control !== "" && (typed[control] ?? "").trim() === "";
    const message = toldAs(finding, { bySchema, isEmpty, control }, say);
    const id = control || `part-${partOf(path)}`;
    if (!bySchema || !told.has(id))
      told.set(bySchema ? id : `${id} ${message}`, { id, part: partOf(control || path), message });
  }
  return [...told.values()];
}

const SCHEDULES: Readonly<Record<string, readonly string[]>> = {
  "fixed-dates": ["lateBornDays", "parts"],
  monthly: ["dueDay", "monthOffset"],
  "on-event": ["days"],
};

/** That a row is not as it must be says nothing beside what of it is not. */
function isSaidWithin(path: string, findings: readonly Finding[]): boolean {
  return /\.\d+$/.test(path) && findings.some((each) => each.path.startsWith(`${path}.`));
}

/** Whether the schema speaks of an alternative that was not chosen: another kind of rate, or of schedule. */
function isOfAnother(control: string, typed: Typed): boolean {
  if (/\.rate\.type$|^instalments\.kind$/.test(control)) return typed[control] !== "";
  const [, field] = /^instalments\.(\w+)/.exec(control) ?? [];
  const own = SCHEDULES[typed["instalments.kind"] ?? ""];
  const isOfSchedules = Object.values(SCHEDULES).some((each) => each.includes(field ?? ""));
  return own !== undefined && isOfSchedules && !own.includes(field!);
}

/** Where in a condition a finding is. */
const IN_CONDITION: Readonly<Record<string, string>> = {
  ...{ "unknown-code": ".value", "value-unfit": ".value", "operator-unfit": ".op" },
};

function toldAs(
  { code, message }: Finding,
  at: { readonly bySchema: boolean; readonly isEmpty: boolean; readonly control: string },
  say: { readonly fillIn: string; readonly noFigure: string; readonly noDay: string },
): string {
  if (at.isEmpty && (at.bySchema || Object.hasOwn(IN_CONDITION, code) || code.startsWith("unknown-")))
    return say.fillIn;
  if (at.bySchema && isFigure(at.control)) return say.noFigure;
  return at.bySchema && /\.due$/.test(at.control) ? say.noDay : message;
}

function rateFigure(whole: string, _field: string, _offset: number, path: string): string {
  return /(^|\.)rate\.\w+$/.test(path) ? ".figure" : whole;
}

function isFigure(control: string): boolean {
  return /\.(figure|multiply|percent|max)$/.test(control);
}

/** How many findings are about each article, by its code. */
export function countedByArticle(codes: readonly string[], findings: readonly Finding[]): ReadonlyMap<string, number> {
  return new Map(
    codes.map((code, at) => [code, findings.filter(({ path }) => pathIn(path, code, at) !== null).length]),
  );
}

/** A path of the whole as a path within one article; null: it is about something else. */
function pathIn(path: string, code: string, at: number): string | null {
  for (const place of [`items[${code}]`, `items.${at}`]) {
    if (path === place) return "";
    if (path.startsWith(`${place}.`)) return path.slice(place.length + 1);
  }
  return null;
}
