import type { Typed } from "../editing/codec.js";
import type { Told } from "../editing/editing.js";
import { controlOf } from "../editing/places.js";
import type { Raw } from "../editing/raw.js";
import { controlsOfCondition, isEmptyGroup, isGroupAt, pastNegation } from "./conditions/groups.js";

export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** What of a draft is edited. */
export interface Edited {
  readonly raw: Raw;
  readonly typed: Typed;
  /** A path of the whole as a path within it; null: it is about something else. */
  readonly within: (path: string) => string | null;
  /** Which part of the editor a control, or a path within, stands in. */
  readonly partOf: (place: string) => string;
}

/** What people are told instead of what the schema says. */
export interface ToldWords {
  readonly fillIn: string;
  readonly noFigure: string;
  readonly noDay: string;
  readonly noWhole: string;
  readonly noDate: string;
  readonly emptyGroup: string;
}

/** What the schema says of a field is not for people who fill it in: they are told that it is missing, no figure or no day. */
const BY_SCHEMA = ["package-breaks-schema", "unknown-field"];

/**
 * The findings that are about what is edited, told at their fields. The schema says of one place what each of its
 * alternatives misses: people are told it once.
 */
export function toldAt(
  { raw, typed, within, partOf }: Edited,
  findings: readonly Finding[],
  say: ToldWords,
): readonly Told[] {
  const told = new Map<string, Told>();
  for (const finding of findings) {
    const path = within(finding.path);
    if (path === null || isSaidWithin(finding.path, findings)) continue;
    const place =
      controlsOfCondition(path.replace(/\.(amount|percent)$/, rateFigure).replace(/\.assumed$/, ".source")) +
      (IN_CONDITION[finding.code] ?? "");
    const control = controlOf(raw, typed, place, pastNegation);
    const bySchema = BY_SCHEMA.includes(finding.code) && !finding.path.includes("[");
    if (bySchema && isOfAnother(control, typed)) continue;
    const message = toldAs(finding, { bySchema, control, typed }, say);
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

/** Whether the schema speaks of an alternative that was not chosen: another kind of rate, of schedule, of condition. */
function isOfAnother(control: string, typed: Typed): boolean {
  if (isGroupAt(control, typed)) return !isEmptyGroup(control, typed);
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
  { bySchema, control, typed }: { readonly bySchema: boolean; readonly control: string; readonly typed: Typed },
  say: ToldWords,
): string {
  if (bySchema && isEmptyGroup(control, typed)) return say.emptyGroup;
  if (control === "" && code === "package-breaks-schema") return say.fillIn;
  const isEmpty = control !== "" && (typed[control] ?? "").trim() === "";
  if (isEmpty && (bySchema || Object.hasOwn(IN_CONDITION, code) || code.startsWith("unknown-"))) return say.fillIn;
  if (bySchema && isFigure(control)) return say.noFigure;
  if (bySchema && isWhole(control)) return say.noWhole;
  if (bySchema && isDate(control)) return say.noDate;
  return bySchema && /\.due$/.test(control) ? say.noDay : message;
}

function rateFigure(whole: string, _field: string, _offset: number, path: string): string {
  return /(^|\.)rate\.\w+$/.test(path) ? ".figure" : whole;
}

function isFigure(control: string): boolean {
  return /\.(figure|multiply|percent|max|commissionPercent)$/.test(control);
}

function isWhole(control: string): boolean {
  return /(^|\.)(dueDay|monthOffset|days|lateBornDays|withinDays|version)$/.test(control);
}

function isDate(control: string): boolean {
  return /(^|\.)(date|validFrom|validTo)$/.test(control);
}

/** A path of the whole as a path within one of the places where something stands; null: in none of them. */
export function pathWithin(path: string, places: readonly string[]): string | null {
  for (const place of places) {
    if (path === place) return "";
    if (path.startsWith(`${place}.`)) return path.slice(place.length + 1);
  }
  return null;
}
