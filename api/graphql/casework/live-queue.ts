import { concatMap, filter, from, map, share, type Observable } from "rxjs";
import type { StoredEvent } from "../../../application/event-store/index.js";
import { nextRoles, type CaseState, type PinnedDefinition } from "../../../domain/casework/index.js";
import type { Instant } from "../../../domain/shared/index.js";
import type { ApiDependencies } from "../../dependencies.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { openStream } from "../live/open-stream.js";
import { actingRoles, maySee, READ, seesSensitive } from "./access/index.js";
import { NamedCodeRef, type NamedCode } from "./catalogue/words.js";
import { stateNamed } from "./types/case-row.js";

/** A fact that moves a case from queue to queue, with the case as it stands. */
interface Moved {
  readonly event: StoredEvent;
  readonly state: CaseState;
  readonly definition: PinnedDefinition;
}

interface QueueChange {
  readonly caseId: string;
  readonly number: string;
  readonly type: string;
  readonly service: string;
  readonly office: string;
  readonly state: NamedCode;
  readonly waitsFor: readonly string[];
  readonly inMyQueue: boolean;
  readonly recordedAt: Instant;
  readonly position: StoredEvent["position"];
}

const change = objectType<QueueChange>(
  "CaseQueueChange",
  "inherit",
  "A case came into your queue, moved in it, or left it.",
);
change.implement((t) => ({
  caseId: t.exposeID("caseId"),
  number: t.exposeString("number"),
  type: t.exposeString("type", { description: "The fact that did it." }),
  service: t.exposeString("service"),
  office: t.exposeString("office", { description: "The office that handles it now." }),
  state: t.field({ type: NamedCodeRef, resolve: ({ state }) => state }),
  waitsFor: t.stringList({ resolve: ({ waitsFor }) => [...waitsFor] }),
  inMyQueue: t.exposeBoolean("inMyQueue", {
    description: "Whether it waits for one of your roles, in your offices, now.",
  }),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
  position: t.field({
    type: "Position",
    description: "Give it as `minPosition` to read the queue with this in it.",
    resolve: ({ position }) => position,
  }),
}));

/** What the clock of the case itself does to its place: queues stand in the order of what is due. */
const CLOCK_MOVES = new Set([
  "TimeLimitSet",
  "TimeLimitSuspended",
  "TimeLimitResumed",
  "TimeLimitExtended",
  "TimeLimitRecomputed",
  "TimeLimitWarned",
  "TimeLimitMissed",
  "TimeLimitEscalated",
]);
const MOVES = new Set([
  "ApplicationLodged",
  "CaseAdvanced",
  "CaseAssigned",
  "CaseTransferred",
  "CaseMovedToVersion",
  "CaseClosed",
  "CaseReopened",
]);

/** Whether a fact moves a case; the applicant's term beside the case's own limit moves nothing. */
function moves({ type, data }: StoredEvent): boolean {
  return MOVES.has(type) || (CLOCK_MOVES.has(type) && data["limit"] === "case");
}

const streams = new WeakMap<ApiDependencies, Observable<Moved>>();

/** Every move of every case, read once for all who watch. */
function movesOf(dependencies: ApiDependencies): Observable<Moved> {
  const known = streams.get(dependencies);
  if (known) return known;
  const made = dependencies.liveEvents.pipe(
    filter(moves),
    concatMap((event) => from(stood(dependencies, event))),
    filter((moved) => moved !== null),
    share(),
  );
  streams.set(dependencies, made);
  return made;
}

/** The case of a fact as it stands now; null where it cannot be read, for no subscription ends over one case. */
async function stood({ casework, logger }: ApiDependencies, event: StoredEvent): Promise<Moved | null> {
  const { caseId } = event.data as { readonly caseId?: unknown };
  if (typeof caseId !== "string") return null;
  try {
    const found = await casework.caseOf(event.envelope.tenant, caseId);
    return found.ok ? { event, ...found.value } : null;
  } catch (error) {
    logger.warn({ err: error, caseId }, "a change of a queue was not told");
    return null;
  }
}

/** `caseQueueChanged`: what changes in the queues of the caller, as it happens. */
export function addQueueSubscription(): void {
  builder.subscriptionField("caseQueueChanged", (t) =>
    t.field({
      type: change.reference,
      description: "Cases that come into your queue, move in it or leave it: of your offices and roles, as it happens.",
      extensions: access(READ),
      subscribe: (_root, _args, context) => {
        const { authorisation } = context;
        const { tenant, userId } = authorisation.signedIn();
        const { offices } = authorisation.grant(READ);
        const roles = actingRoles(authorisation).map(({ role }) => role);
        const source = movesOf(context.dependencies).pipe(
          filter(({ event }) => event.envelope.tenant === tenant),
          filter(
            ({ event, state }) =>
              maySee(authorisation, READ, state) || left(event, state, offices, seesSensitive(authorisation)),
          ),
          filter((moved) => concerns(moved, roles, userId)),
          map((moved) => changeOf(moved, roles, userId, offices)),
        );
        return openStream(context, source);
      },
      resolve: (each) => each,
    }),
  );
}

/** A case that another office has handled from this moment on: who could see it until now is told that it went. */
function left(event: StoredEvent, state: CaseState, offices: readonly string[] | null, sensitive: boolean): boolean {
  const { from: before } = event.data as { readonly from?: unknown };
  const theirs = event.type === "CaseTransferred" && typeof before === "string" && offices?.includes(before) === true;
  return theirs && (state.confidentiality === "ordinary" || sensitive);
}

/**
 * It waits for one of the roles, waited for one of them before, or is in the person's hands; a late one is in the queue
 * of what is late, which is everybody's who may see the case.
 */
function concerns({ event, state, definition }: Moved, roles: readonly string[], userId: string): boolean {
  const { from: before } = event.data as { readonly from?: unknown };
  const workflow = definition.workflow.content;
  if ((state.limits.case?.missedAt ?? null) !== null) return true;
  const known = workflow.states.some(({ code }) => code === before);
  const waiting = [...nextRoles(workflow, state.state), ...(known ? nextRoles(workflow, before as string) : [])];
  return waiting.some((role) => roles.includes(role)) || Object.values(state.handlers).includes(userId);
}

function changeOf(
  { event, state, definition }: Moved,
  roles: readonly string[],
  userId: string,
  offices: readonly string[] | null,
): QueueChange {
  const waitsFor = nextRoles(definition.workflow.content, state.state);
  const free = (role: string) => state.handlers[role] === undefined || state.handlers[role] === userId;
  const near = offices === null || offices.includes(state.office);
  return {
    ...{ caseId: state.caseId ?? "", number: state.number, type: event.type, service: state.service.code },
    ...{ office: state.office, state: stateNamed(definition, state.state), waitsFor },
    inMyQueue: near && state.outcome === null && waitsFor.some((role) => roles.includes(role) && free(role)),
    ...{ recordedAt: event.recordedAt, position: event.position },
  };
}
