import { setTimeout as sleep } from "node:timers/promises";
import { refusal, type NewEvent, type UnrecordedOf } from "../../domain/shared/index.js";
import { ConflictError, DuplicateCommandError } from "../errors.js";
import { WrongRevisionError, type AppendReceipt, type EventToAppend, type StreamStore } from "../event-store/index.js";
import { sameHash, type KeyedHash } from "../personal-data/index.js";
import type { Random } from "../ports.js";
import { appendCertainly, withJitter, type ResendPolicy } from "./append-certainly.js";
import { assertContext, commandHash, eventIdsOf } from "./command-identity.js";
import { SubjectForgottenError, type CheckedEvent, type EventCodec } from "./event-codec.js";
import { loadStream, untouched } from "./load-stream.js";
import type { CommandTrace, StreamMemories, StreamMemory } from "./stream-memory.js";
import type { CommandRequest, CommandResult, EarlierRequest } from "./types.js";

/** What handling a command takes. */
export interface CommandParts {
  readonly eventStore: StreamStore;
  readonly codec: EventCodec;
  readonly memories: StreamMemories;
  readonly keyedHash: KeyedHash;
  readonly random: Random;
  readonly resend: ResendPolicy;
}

/** Decided again this often when others wrote in between; after that the asker is told. */
const MAX_RETRIES = 3;
const FIRST_RETRY_MS = 5;

/**
 * Load, fold, decide, append at the exact revision. See `Ledger.handle`.
 *
 * The order matters: a command that was carried out before gives its earlier receipt even if its pinned revision is
 * stale by now, for it is its own event that moved the stream.
 *
 * A stream that was read or written here before is first taken to end where it ended then, and one that is opened not to
 * be there. The exact revision of the append proves whether it was so. Whatever else is decided on what is remembered (a
 * refusal, nothing to do, a conflict) is decided anew on what the store says.
 */
export async function handleCommand<State, Command, Event extends NewEvent>(
  parts: CommandParts,
  request: CommandRequest<State, Command, Event>,
): Promise<CommandResult<Event>> {
  const { context, stream, decider } = request;
  assertContext(context, stream);
  const bodyHash = commandHash(parts.keyedHash, context, "body" in request ? request.body : request.command);
  let supposed = supposedEnd(parts, request);
  for (let retries = 0; ;) {
    const loaded = supposed ?? (await loadStream(parts, stream, decider));
    const earlier = loaded.commands.get(context.commandId);
    if (earlier) return earlierResult(parts, request, bodyHash, earlier);
    const isElsewhere = context.expectedRevision !== undefined && context.expectedRevision !== loaded.revision;
    if (isElsewhere && supposed === undefined) throw staleRevision(context.expectedRevision!, loaded.revision);
    try {
      const result = isElsewhere ? null : await decideAndAppend(parts, request, bodyHash, loaded);
      if (result !== null && (supposed === undefined || isUnread(request) || isWritten(result))) return result;
      supposed = undefined;
    } catch (error) {
      if (!(error instanceof SubjectForgottenError || error instanceof WrongRevisionError)) throw error;
      if (supposed !== undefined) {
        supposed = undefined;
        continue;
      }
      if (error instanceof SubjectForgottenError) return { ok: false, refusal: refusal("subject-forgotten") };
      if (retries++ >= MAX_RETRIES) throw new ConflictError("too-many-conflicts", { retries: MAX_RETRIES }, error);
      await sleep(withJitter(FIRST_RETRY_MS * 2 ** retries, parts.random));
    }
  }
}

/** See `Ledger.earlier`. */
export async function earlierOf<State, Event extends NewEvent>(
  parts: CommandParts,
  { stream, decider, context, body }: EarlierRequest<State>,
): Promise<CommandResult<Event> | null> {
  assertContext(context, stream);
  const { commands } = await loadStream(parts, stream, decider);
  const earlier = commands.get(context.commandId);
  if (earlier === undefined) return null;
  return earlierResult(parts, { stream, context }, commandHash(parts.keyedHash, context, body), earlier);
}

/** Where the stream may be taken to end; undefined where it must be read first. */
function supposedEnd<State, Command, Event extends NewEvent>(
  { memories }: CommandParts,
  request: CommandRequest<State, Command, Event>,
): StreamMemory<State> | undefined {
  const { stream, decider, rehearsal } = request;
  if (isUnread(request)) return untouched(decider);
  if (decider.evolveUnrecorded === undefined || rehearsal === true) return undefined;
  return memories.get<State>(decider, stream);
}

/** The command opens its stream: nothing is read first. */
function isUnread({ opens, context }: Pick<CommandRequest<never, never, NewEvent>, "opens" | "context">): boolean {
  return opens === true && context.expectedRevision === undefined;
}

function isWritten(result: CommandResult<NewEvent>): boolean {
  return result.ok && result.receipt.position !== null;
}

async function decideAndAppend<State, Command, Event extends NewEvent>(
  parts: CommandParts,
  request: CommandRequest<State, Command, Event>,
  bodyHash: string,
  loaded: StreamMemory<State>,
): Promise<CommandResult<Event>> {
  const { stream, context } = request;
  const decision = request.decider.decide(request.command, loaded.state);
  if (!decision.ok) return decision;
  if (decision.events.length === 0)
    return { ok: true, receipt: { stream, position: null, revision: loaded.revision, eventIds: [] }, events: [] };
  if (request.rehearsal === true)
    return {
      ok: true,
      receipt: { stream, position: null, revision: loaded.revision, eventIds: [] },
      events: decision.events,
    };
  const checked = parts.codec.check(decision.events);
  const eventIds = eventIdsOf(parts.keyedHash, context, stream, bodyHash, checked);
  const batch = await parts.codec.encode(stream, checked, eventIds, context, bodyHash);
  const expected = loaded.revision < 0n ? "noStream" : loaded.revision;
  const sentAt = performance.now();
  const appended = await appendCertainly(parts.eventStore, stream, expected, batch, parts.random, parts.resend);
  remember(parts, request, loaded, { checked, batch, appended, sentAt });
  const { position, revision } = appended;
  return { ok: true, receipt: { stream, position, revision, eventIds }, events: decision.events };
}

interface Appended {
  readonly checked: readonly CheckedEvent[];
  readonly batch: readonly EventToAppend[];
  readonly appended: AppendReceipt;
  readonly sentAt: number;
}

/** Folds what was just appended, where the decider does not ask when that was. */
function remember<State, Command, Event extends NewEvent>(
  { memories }: CommandParts,
  { stream, decider, context }: CommandRequest<State, Command, Event>,
  { state: before, revision: end, commands }: StreamMemory<State>,
  { checked, batch, appended, sentAt }: Appended,
): void {
  const { evolveUnrecorded } = decider;
  if (evolveUnrecorded === undefined) return;
  let state = before;
  batch.forEach(({ eventId, type, envelope }, index) => {
    const { actor, commandId, effectiveDate, reason } = envelope;
    const revision = Number(end) + 1 + index;
    const fact = { type, data: checked[index]!.data, effectiveDate, eventId, revision, actor, commandId };
    state = evolveUnrecorded(state, (reason === undefined ? fact : { ...fact, reason }) as UnrecordedOf<Event>);
  });
  commands.set(context.commandId, {
    commandHash: batch[0]!.envelope.commandHash,
    firstRevision: end + 1n,
    lastRevision: appended.revision,
    position: appended.position,
    eventIds: batch.map(({ eventId }) => eventId),
  });
  memories.set(decider, stream, { state, revision: appended.revision, commands, confirmedAt: sentAt });
}

async function earlierResult<Event extends NewEvent>(
  parts: CommandParts,
  { context, stream }: Pick<CommandRequest<never, never, Event>, "context" | "stream">,
  bodyHash: string,
  earlier: CommandTrace,
): Promise<CommandResult<Event>> {
  if (earlier.commandHash === undefined || !sameHash(earlier.commandHash, bodyHash))
    throw new DuplicateCommandError(context.commandId);
  const stored = await parts.eventStore.readStream(stream, {
    fromRevision: earlier.firstRevision,
    maxCount: Number(earlier.lastRevision - earlier.firstRevision) + 1,
  });
  const own = stored.filter((event) => event.envelope.commandId === context.commandId);
  const facts = await parts.codec.decode(own);
  return {
    ok: true,
    receipt: {
      stream,
      position: earlier.position,
      revision: earlier.lastRevision,
      eventIds: earlier.eventIds,
      duplicate: true,
    },
    events: facts as unknown as readonly Event[],
  };
}

function staleRevision(expected: bigint, actual: bigint): ConflictError {
  return new ConflictError("revision-conflict", { expected: String(expected), actual: String(actual) });
}
