import type { Fault } from "../graphql/ask.js";
import { typedIn, valuesOf, type Typed } from "../schema-form/read.js";
import { shownFields } from "../schema-form/schema.js";
import { words, type Language } from "../words/index.js";

/** Who pays, and what of theirs is asked about: the first always, the others where something is filled in. */
export const PAYERS = {
  household: ["household", "building", "agricultural-parcel", "building-plot"],
  business: ["premises", "building", "signboard", "space-use"],
} as const;
export type Payer = keyof typeof PAYERS;

/** What was typed about one kind of thing. */
export interface AskedKind {
  readonly kind: string;
  readonly typed: Typed;
  readonly grounds: readonly string[];
  /** Whether it counts. */
  readonly asked: boolean;
}

interface Kind {
  readonly kind: string;
  readonly form: unknown;
}

/** The name of a control of a kind: `premises.areaM2`. */
export function scopeOf(kind: string): string {
  return `${kind}.`;
}

export function payerOf(text: string | null): Payer {
  return text === "business" ? "business" : "household";
}

/** The kinds that a payer is asked about, in order, with what was typed. */
export function askedKinds(payer: Payer, kinds: readonly Kind[], sent: URLSearchParams): readonly AskedKind[] {
  return PAYERS[payer].flatMap((name, index) => {
    const found = kinds.find(({ kind }) => kind === name);
    if (!found) return [];
    const typed = typedIn(shownFields(found.form, "sq"), sent, scopeOf(name));
    const grounds = sent.getAll(`${scopeOf(name)}grounds`).slice(0, 20);
    return [{ kind: name, typed, grounds, asked: index === 0 || Object.keys(typed).length > 0 }];
  });
}

/** What GraphQL is asked about the kinds that count. */
export function subjectsOf(asked: readonly AskedKind[], kinds: readonly Kind[]) {
  return asked
    .filter((each) => each.asked)
    .map(({ kind, typed, grounds }) => ({
      kind,
      facts: valuesOf(shownFields(kinds.find((each) => each.kind === kind)!.form, "sq"), typed),
      grounds: [...grounds],
    }));
}

/** What is wrong with the answer to one question of a kind. */
export interface WrongAnswer {
  readonly kind: string;
  readonly key: string;
  readonly message: string;
}

/** The question that a refusal is about, and what to do there; null: it is about none of them. */
export function wrongAnswerIn(fault: Fault, kinds: readonly Kind[], language: Language): WrongAnswer | null {
  const { kind, field } = fault.facts ?? {};
  const { form = {} } = kinds.find((each) => each.kind === kind) ?? {};
  const asked = shownFields(form, language).find(({ key }) => key === field);
  const say = words(language).calculator.wrong;
  if (!asked || !Object.hasOwn(say, fault.rule)) return null;
  return { kind: String(kind), key: asked.key, message: say[fault.rule as keyof typeof say](asked.label) };
}
