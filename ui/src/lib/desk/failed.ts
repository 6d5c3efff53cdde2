import { fail, type ActionFailure } from "@sveltejs/kit";
import { lekTyped } from "../format/index.js";
import type { Fault } from "../graphql/ask.js";

/** What came of a form that was refused: which form, what is wrong (and at which control), and what was typed. */
export interface Failed {
  readonly form: string;
  readonly faults: readonly { readonly id: string | null; readonly message: string }[];
  readonly typed: Readonly<Record<string, string>>;
  /** Everything that was sent under a name: boxes that were ticked. */
  readonly ticked?: Readonly<Record<string, readonly string[]>>;
}

/** What of an action's answer was a refusal; null: it went well, or nothing was sent. */
export function refusalIn(answer: { readonly [Key in keyof Failed]?: Failed[Key] } | null): Failed | null {
  return answer?.faults ? (answer as Failed) : null;
}

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, CONFLICT: 409, LIMIT: 429 };

/**
 * Gives a form back with the refusal of the API. `idOf` names the control that a fault of a field belongs to, and `whole`
 * the one that the refusal is about where it names no field.
 */
export function failed(
  form: string,
  fault: Fault,
  sent: FormData,
  idOf: (path: string) => string | null = () => null,
  whole: string | null = null,
): ActionFailure<Failed> {
  const faults =
    fault.fields.length > 0
      ? fault.fields.map(({ path, message }) => ({ id: idOf(path), message }))
      : [{ id: whole, message: fault.message }];
  return faulty(form, faults, sent, STATUS[fault.code]);
}

/** Gives a form back with what is wrong with it. */
export function faulty(form: string, faults: Failed["faults"], sent: FormData, status = 422): ActionFailure<Failed> {
  return fail(status, { form, faults, typed: typedIn(sent), ticked: tickedIn(sent) });
}

/** Everything that was typed, for a form that is shown again; never a password. */
export function typedIn(sent: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...sent].flatMap(([name, value]) => (typeof value === "string" && !/password/i.test(name) ? [[name, value]] : [])),
  );
}

function tickedIn(sent: FormData): Readonly<Record<string, readonly string[]>> {
  const typed = Object.keys(typedIn(sent));
  return Object.fromEntries(typed.map((name) => [name, sent.getAll(name).map(String)]));
}

/** A line that was sent, without spaces around it; empty where there was none. */
export function textOf(sent: FormData, name: string): string {
  const value = sent.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** The same; null where nothing was typed. */
export function textOrNull(sent: FormData, name: string): string | null {
  return textOf(sent, name) || null;
}

/** Whole lekë as they were typed, with or without thousands apart; as typed where they are no number: the API says so. */
export function lekOf(sent: FormData, name: string): number {
  const text = textOf(sent, name);
  return lekTyped(text) ?? (text as unknown as number);
}

/** The civil date of three boxes; null where all are empty. */
export function dateOf(sent: FormData, name: string): string | null {
  const [day, month, year] = ["day", "month", "year"].map((part) => textOf(sent, `${name}-${part}`)) as [
    string,
    string,
    string,
  ];
  if (day + month + year === "") return null;
  return `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The three boxes of a date, filled in. */
export function boxesOf(name: string, civilDate: string): Readonly<Record<string, string>> {
  const [year = "", month = "", day = ""] = civilDate.split("-");
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year };
}
