/**
 * A business rule said no. Not an exception: a decider returns it, and nothing is written.
 *
 * `code` is the message key (kebab-case, for example `payment-not-positive`); `facts` fill the message in both
 * languages; `article` names the law where law asks for it. `faults` are all that is wrong with a form, each with the key of
 * its field: whoever filled it in is told at each, and once.
 */
export interface Refusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly article?: string;
  readonly faults?: readonly { readonly key: string; readonly fault: Refusal }[];
}

/** What parsing a value gives: the value, or the reason why it is none. */
export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** Builds a refusal. */
export function refusal(code: string, facts: Refusal["facts"] = {}, article?: string): Refusal {
  return article === undefined ? { code, facts } : { code, facts, article };
}

/** A parsed value. */
export function parsed<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

/** A value that could not be parsed. */
export function notParsed(
  code: string,
  facts: Refusal["facts"] = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refusal(code, facts) };
}

/** Raised only where a programming error, or stored data that breaks its own schema, makes going on unsafe. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** The parsed value, or an InvariantError: for values that were checked before (stored events, reviewed data files). */
export function trusted<Value>(result: Parsed<Value>): Value {
  if (result.ok) return result.value;
  throw new InvariantError(`${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`);
}
