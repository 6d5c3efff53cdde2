import { setTimeout as sleep } from "node:timers/promises";
import { refusal, type NewEvent } from "../../domain/shared/index.js";
import { ConflictError, DuplicateCommandError } from "../errors.js";
import { WrongRevisionError, type StreamStore } from "../event-store/index.js";
import { sameHash, type KeyedHash } from "../personal-data/index.js";
import type { Random } from "../ports.js";
import { appendCertainly, withJitter, type ResendPolicy } from "./append-certainly.js";
import { assertContext, commandHash, eventIdsOf } from "./command-identity.js";
import { SubjectForgottenError, type EventCodec } from "./event-codec.js";
import { loadStream, untouched } from "./load-stream.js";
import type { CommandTrace, StreamMemories, StreamMemory } from "./stream-memory.js";
import type { CommandRequest, CommandResult } from "./types.js";

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
 */
export async function handleCommand<State, Command, Event extends NewEvent>(
  parts: CommandParts,
  request: CommandRequest<State, Command, Event>,
): Promise<CommandResult<Event>> {
  const { context, stream, decider } = request;
  assertContext(context, stream);
  const bodyHash = commandHash(parts.keyedHash, context, "body" in request ? request.body : request.command);
  let unread = request.opens === true && context.expectedRevision === undefined;
  for (let retries = 0; ;) {
    const loaded = unread ? untouched(decider) : await loadStream(parts, stream, decider);
    const earlier = loaded.commands.get(context.commandId);
    if (earlier) return earlierResult(parts, request, bodyHash, earlier);
    if (context.expectedRevision !== undefined && context.expectedRevision !== loaded.revision)
      throw staleRevision(context.expectedRevision, loaded.revision);
    try {
      return await decideAndAppend(parts, request, bodyHash, loaded);
    } catch (error) {
      if (error instanceof SubjectForgottenError) return { ok: false, refusal: refusal("subject-forgotten") };
      if (!(error instanceof WrongRevisionError)) throw error;
      if (unread) {
        unread = false;
        continue;
      }
      if (retries++ >= MAX_RETRIES) throw new ConflictError("too-many-conflicts", { retries: MAX_RETRIES }, error);
      await sleep(withJitter(FIRST_RETRY_MS * 2 ** retries, parts.random));
    }
  }
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
  const { position, revision } = await appendCertainly(
    parts.eventStore,
    stream,
    expected,
    batch,
    parts.random,
    parts.resend,
  );
  return { ok: true, receipt: { stream, position, revision, eventIds }, events: decision.events };
}

async function earlierResult<State, Command, Event extends NewEvent>(
  parts: CommandParts,
  { context, stream }: CommandRequest<State, Command, Event>,
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
