import type { PinnedDefinition } from "../../../../domain/casework/index.js";
import type { Bilingual } from "../../../../domain/shared/index.js";
import type { CaseRow } from "../../../../read-models/read-side/index.js";
import { objectType } from "../../builder.js";
import type { GraphqlContext } from "../../context.js";
import { NamedCodeRef, WordsRef, type NamedCode } from "../catalogue/words.js";
import { HandlerRef, handlersOf } from "./who.js";

/**
 * What follows from the definition of a case in a list: at once where it was read before, for every row asks. Null where
 * it cannot be found, which no list fails for.
 */
function byDefinition<Value>(
  { authorisation, dependencies }: GraphqlContext,
  { service, serviceVersion }: CaseRow,
  value: (definition: PinnedDefinition | null) => Value,
): Value | Promise<Value> {
  const { tenant } = authorisation.signedIn();
  const read = dependencies.casework.serviceVersionRead(tenant, service, serviceVersion);
  if (read !== null) return value(read);
  const found = dependencies.casework.serviceVersion(tenant, service, serviceVersion);
  return found.then((answer) => value(answer.ok ? answer.value : null));
}

/** A state by the words of its workflow. */
export function stateNamed(definition: PinnedDefinition | null, code: string): NamedCode {
  const states = definition?.workflow.content.states ?? [];
  return { code, name: states.find((each) => each.code === code)?.name ?? null };
}

export function serviceNameOfRow(context: GraphqlContext, row: CaseRow): Bilingual | null | Promise<Bilingual | null> {
  return byDefinition(context, row, (definition) => definition?.service.content.name ?? null);
}

export function stateOfRow(context: GraphqlContext, row: CaseRow): NamedCode | Promise<NamedCode> {
  return byDefinition(context, row, (definition) => stateNamed(definition, row.state));
}

const row = objectType<CaseRow>("Case", "inherit", "A case in a list. The file of one: `case`.");
row.implement((t) => ({
  id: t.exposeID("caseId"),
  number: t.exposeString("number"),
  service: t.exposeString("service"),
  serviceVersion: t.exposeInt("serviceVersion"),
  serviceName: t.field({
    type: WordsRef,
    nullable: true,
    resolve: (each, _args, context) => serviceNameOfRow(context, each),
  }),
  state: t.field({
    type: NamedCodeRef,
    resolve: (each, _args, context) => stateOfRow(context, each),
  }),
  stateSince: t.field({ type: "Instant", resolve: ({ stateSince }) => stateSince }),
  confidentiality: t.exposeString("confidentiality"),
  applicantKind: t.exposeString("applicantKind"),
  applicantName: t.exposeString("applicantName", { description: "Personal: reading a page is recorded." }),
  taxpayerId: t.exposeID("taxpayerId", { nullable: true }),
  channel: t.exposeString("channel", { description: "`counter` or `online`." }),
  lodgedAt: t.exposeString("lodgedAt", { description: "The office at which it was lodged." }),
  office: t.exposeString("office", { description: "The office that handles it." }),
  lodgedOn: t.field({ type: "CivilDate", resolve: ({ lodgedOn }) => lodgedOn }),
  handlers: t.field({ type: [HandlerRef], resolve: ({ handlers }) => handlersOf(handlers) }),
  dueOn: t.field({
    type: "CivilDate",
    nullable: true,
    description: "The last day; null while the clock stands still.",
    resolve: ({ dueOn }) => dueOn,
  }),
  dueAt: t.field({
    type: "Instant",
    nullable: true,
    description: "Of limits in hours.",
    resolve: ({ dueAt }) => dueAt,
  }),
  suspendedSince: t.field({ type: "Instant", nullable: true, resolve: ({ suspendedSince }) => suspendedSince }),
  missedAt: t.field({ type: "Instant", nullable: true, resolve: ({ missedAt }) => missedAt }),
  late: t.boolean({
    description: "Its limit has passed.",
    resolve: ({ missedAt, dueOn, outcome }, _args, { today }) =>
      missedAt !== null || (outcome === null && dueOn !== null && dueOn < today),
  }),
  decidedOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ decidedOn }) => decidedOn }),
  outcome: t.exposeString("outcome", { nullable: true, description: "Null while the case is open." }),
}));
export const CaseRowRef = row.reference;
