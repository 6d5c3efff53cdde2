import {
  caseDecider,
  type By,
  type CaseEvent,
  type CaseState,
  type WorkflowContent,
} from "../../../domain/casework/index.js";
import { fold, type FactOf } from "../../../domain/shared/index.js";
import { changesBetween } from "../../field-changes.js";
import type { LedgerFact } from "../../ledger/index.js";
import { EMPTY_FILE, withFact } from "./content.js";
import type { FileContent, TimelineEntry } from "./types.js";

export type CaseFact = FactOf<CaseEvent> & LedgerFact;

/** Changes of one fact that are shown. */
const MAX_CHANGES = 200;

/** What the facts of a case make of it. */
export function folded(facts: readonly CaseFact[]): { readonly state: CaseState; readonly content: FileContent } {
  return { state: fold<CaseState, CaseEvent>(caseDecider, facts), content: facts.reduce(withFact, EMPTY_FILE) };
}

/** A case told fact by fact, each with what it changed; `workflowOf` gives the workflow by the hash of its version. */
export function told(
  facts: readonly CaseFact[],
  workflowOf: (hash: string) => WorkflowContent | undefined,
): readonly TimelineEntry[] {
  let state: CaseState = caseDecider.initialState;
  let content = EMPTY_FILE;
  const timeline: TimelineEntry[] = [];
  for (const fact of facts) {
    const before = shown(state, content);
    state = caseDecider.evolve(state, fact);
    content = withFact(content, fact);
    timeline.push(entryOf(fact, before, shown(state, content), workflowOf(state.workflow.hash)));
  }
  return timeline;
}

function entryOf(fact: CaseFact, before: object, after: object, workflow: WorkflowContent | undefined): TimelineEntry {
  const { eventId, revision, type, recordedAt, effectiveDate, actor, reason = null } = fact;
  const { by = null, transition } = fact.data as { readonly by?: By; readonly transition?: string };
  const step = workflow?.transitions.find(({ code }) => code === transition)?.name ?? null;
  const changes = changesBetween(before, after);
  return {
    ...{ eventId, revision, type, recordedAt, effectiveDate, actor, by, reason, step },
    changes: changes.slice(0, MAX_CHANGES),
    moreChanges: Math.max(0, changes.length - MAX_CHANGES),
  };
}

/** What a reader of the file sees change. Stamps repeat what the entry itself says. */
function shown(state: CaseState, content: FileContent): object {
  const { service, office, handlers, outcome, silence, clearance, limits } = state;
  return {
    ...{ state: state.state || null, office: office || null, handlers, outcome, silence },
    serviceVersion: service.version === 0 ? null : service.version,
    clearance: clearance && { state: clearance.state, owedTotal: clearance.owedTotal, on: clearance.on },
    limits: Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limit && limitShown(limit)])),
    ...(withoutStamps(content) as object),
  };
}

function limitShown({ due, missedAt, endedAt, suspensions }: NonNullable<CaseState["limits"]["case"]>): object {
  return { due: due?.on ?? null, dueAt: due?.at ?? null, missedAt, endedAt, suspensions: suspensions.length };
}

function withoutStamps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutStamps);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "at" && key !== "by");
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutStamps(each)]));
}
