import {
  silentWaits,
  type CaseEvent,
  type CaseState,
  type DataOf,
  type PinnedDefinition,
} from "../../casework/index.js";
import { civilDateAt, sumLek, type Bilingual } from "../../shared/index.js";
import type { MessageFacts } from "../message/index.js";
import { inLanguageOf, known, type Addressee, type MessageDraft } from "./draft.js";

/** A case as it is told of: as it stands when the message is written. */
export interface CaseToTell {
  readonly state: CaseState;
  readonly definition: PinnedDefinition;
  readonly municipality: Bilingual;
  /** Of the office that handles it. */
  readonly office: Bilingual;
  readonly applicant: Addressee;
  /** Who handles it now; null while nobody does. */
  readonly handler: Addressee | null;
  /** Where the fact calls for the next role above: who holds it in that office and may see the case. Else nobody. */
  readonly above: readonly Addressee[];
}

type Told = keyof typeof tellers;
type Teller<Type extends CaseEvent["type"]> = (data: DataOf<Type>, told: CaseToTell) => readonly MessageDraft[];

/** The facts of cases that somebody is told of. */
export function isTold(type: string): type is Told {
  return Object.hasOwn(tellers, type);
}

/**
 * What follows from a fact of a case in words, and to whom; none where nobody need be told. The facts of a message hold
 * no name and no identifier of anybody; of a sensitive service they do not name the service either, nor what it asks for.
 */
export function caseMessages(
  { type, data }: Pick<CaseEvent, "type" | "data">,
  told: CaseToTell,
): readonly MessageDraft[] {
  return isTold(type) ? (tellers[type] as Teller<CaseEvent["type"]>)(data, told) : [];
}

const tellers = {
  ApplicationLodged: (_data, told) => [
    toApplicant(told, "application-received", { due: told.state.limits.case?.due?.on }),
  ],

  CompletionRequested: ({ items }, told) => {
    const names = items.map((item) => itemName(item, told)).filter((name) => name !== "");
    return [
      toApplicant(told, "completion-requested", {
        count: items.length,
        items: isSensitive(told) || names.length === 0 ? null : names,
        until: told.state.limits.applicant?.due?.on,
      }),
    ];
  },

  FeeCharged: ({ fees, total }, told) => {
    if (total <= 0) return [];
    const codes = fees.map(({ code }) => code);
    const until = told.state.limits.applicant?.due?.on;
    return [toApplicant(told, "fee-charged", { total, fees: feeNames(codes, told), until })];
  },

  FeeOwedAgain: ({ codes }, told) => {
    const fees = (told.state.fees ?? []).filter(({ code }) => codes.includes(code));
    const total = sumLek(fees.map(({ amount }) => amount));
    return [toApplicant(told, "fee-owed-again", { total, fees: feeNames(codes, told) })];
  },

  TimeLimitExtended: ({ due, ground }, told) =>
    due === null
      ? []
      : [toApplicant(told, "time-limit-extended", { due: due.on, ground: isSensitive(told) ? null : ground })],

  TimeLimitWarned: ({ percent }, told) =>
    toHandler(told, "time-limit-warned", { percent, due: told.state.limits.case?.due?.on }),

  TimeLimitMissed: ({ limit, due }, told) => {
    if (limit !== "case") return [];
    // Where silence has an effect, that is what the applicant is told.
    const silent = told.definition.workflow.content.silence !== "none";
    const late = silent ? [] : [toApplicant(told, "decision-late", { due: due.on })];
    return [...late, ...toHandler(told, "time-limit-missed", { due: due.on })];
  },

  TimeLimitEscalated: (_data, told) => {
    const { due } = told.state.limits.case ?? {};
    // Who has the case and also holds the role above is told by the limit itself.
    const others = told.above.filter(({ personId }) => personId !== told.handler?.personId);
    return due ? others.map((each) => draft(told, each, "time-limit-escalated", { due: due.on })) : [];
  },

  SilenceTookEffect: ({ effect, due }, told) => {
    // Where the case ended with it, the decision is told, which says the same and more.
    if (told.state.decision?.bySilence) return [];
    const waits = isSensitive(told) ? [] : silentWaits(told.state, told.definition);
    return [toApplicant(told, "silence-took-effect", { effect, due: due.on, waits: waits.join("-and-") || null })];
  },

  DecisionTaken: ({ outcome, on, appeal, silence }, told) => [
    toApplicant(told, "decision-taken", {
      outcome,
      on,
      silentSince: silence?.since,
      silence: silence && (outcome === "favourable" ? "deemed-granted" : "deemed-refused"),
      appealTo: appeal?.to,
      appealTerm: appeal?.term.value,
      appealUnit: appeal?.term.unit,
      collectAt: outcome === "favourable" ? officeName(told) : null,
    }),
  ],

  ComplaintAnswered: ({ outcome, at }, told) => [
    toApplicant(told, "complaint-answered", { outcome, on: civilDateAt(at) }),
  ],

  CaseClosed: ({ outcome }, told) => (outcome === "lapsed" ? [toApplicant(told, "case-lapsed", {})] : []),

  OutputRevoked: ({ outputId, ground }, told) => {
    const output = told.state.outputs.find((each) => each.outputId === outputId);
    if (!output) return [];
    return [toApplicant(told, "paper-revoked", { paper: output.number, ground: isSensitive(told) ? null : ground })];
  },
} as const satisfies { readonly [Type in CaseEvent["type"]]?: Teller<Type> };

/** The types of the facts that somebody is told of. */
export const TOLD = Object.keys(tellers);

function toApplicant(told: CaseToTell, template: string, facts: Parameters<typeof known>[0]): MessageDraft {
  return draft(told, told.applicant, template, facts);
}

function toHandler(told: CaseToTell, template: string, facts: Parameters<typeof known>[0]): readonly MessageDraft[] {
  return told.handler ? [draft(told, told.handler, template, facts)] : [];
}

function draft(told: CaseToTell, to: Addressee, template: string, facts: Parameters<typeof known>[0]): MessageDraft {
  const { state, municipality, office } = told;
  const common: MessageFacts = known({
    number: state.number,
    municipality: inLanguageOf(to, municipality),
    office: inLanguageOf(to, office),
    service: isSensitive(told) ? null : inLanguageOf(to, told.definition.service.content.name),
  });
  return {
    ...{ template, to, facts: { ...common, ...known(facts) } },
    ...{ caseId: state.caseId, accountId: null, office: state.office },
    ...{ confidentiality: state.confidentiality, validUntil: null },
  };
}

/** The names of fees by the version of the service; null where the message does not say what was asked for. */
function feeNames(codes: readonly string[], told: CaseToTell): string[] | null {
  const { fees } = told.definition.service.content;
  const words = codes.flatMap((code) => fees.find((each) => each.code === code)?.name ?? []);
  return isSensitive(told) || words.length === 0 ? null : words.map((name) => inLanguageOf(told.applicant, name));
}

function officeName({ applicant, office }: CaseToTell): string {
  return inLanguageOf(applicant, office);
}

function isSensitive({ state }: CaseToTell): boolean {
  return state.confidentiality === "sensitive";
}

/** What is asked for: the paper or the field by its name, and what the officer said of it. */
function itemName(
  { document, field, words }: DataOf<"CompletionRequested">["items"][number],
  { applicant, definition }: CaseToTell,
): string {
  const { documents, form } = definition.service.content;
  const paper = documents.find(({ code }) => code === document)?.name;
  const label = form.find(({ key }) => key === field)?.label;
  const name = [paper, label].flatMap((each) => (each ? [inLanguageOf(applicant, each)] : [])).join(", ");
  return [name, words ?? ""]
    .filter((each) => each !== "")
    .join(": ")
    .slice(0, 2000);
}

/** Who handles a case: in the role of the step that it is in. Null: nobody yet. */
export function handlerOf({ state, handlers }: CaseState, { workflow }: PinnedDefinition): string | null {
  const role = workflow.content.steps.find(({ states }) => states.includes(state))?.role;
  return (role === undefined ? undefined : handlers[role]) ?? null;
}
