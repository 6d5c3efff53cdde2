import type { ResultOf } from "../../graphql/tada.js";
import type { Bilingual, Language } from "../../words/index.js";
import type { CASE, SERVICE_AT_THE_DESK } from "./question.js";

/** A case as the desk reads it. */
export type CaseShown = ResultOf<typeof CASE>["case"];
/** What of its service helps to work on it. */
export type ServiceShown = ResultOf<typeof SERVICE_AT_THE_DESK>["service"];

type Action = CaseShown["actions"][number];

/** The name of something of the catalogue; its code where the catalogue has none. */
export function named(each: { readonly code: string; readonly name: Bilingual | null }, language: Language): string {
  return each.name?.[language] ?? each.code;
}

/** Whether the applicant, or time, ends the case by it: nobody's work leads there. */
export function givesUp({ ends }: Pick<Action, "ends">): boolean {
  return ends === "withdrawn" || ends === "lapsed";
}

/** What usually comes next: the decision that grants, or else the first step that needs nothing but to be taken. */
export function usualOf(allowed: readonly Action[]): Action | undefined {
  const onward = allowed.filter((action) => !givesUp(action));
  const bare = onward.filter(({ reasonsDemanded }) => !reasonsDemanded);
  return (
    bare.find(({ parts }) => parts.some(({ name }) => name === "decision")) ??
    bare.find(({ parts }) => !parts.some(({ demanded }) => demanded)) ??
    onward[0]
  );
}

/** An act on a case besides its steps, by its name. */
export type ActName = CaseShown["acts"][number]["act"];

/** Whether an act can be done now. */
export function mayNow({ acts }: Pick<CaseShown, "acts">, name: ActName): boolean {
  return acts.some(({ act, allowed }) => act === name && allowed);
}
