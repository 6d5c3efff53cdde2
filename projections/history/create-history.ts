import { DefterError, ValidationError } from "../../application/errors.js";
import type { EventStore, StoredEvent, StreamName } from "../../application/event-store/index.js";
import type { EventCodec, LedgerFact } from "../../application/ledger/index.js";
import { comparePositions, hasReached } from "../../domain/shared/index.js";
import type { HistoricSubject, History, Mark, Moment, StateThen } from "../../read-models/read-side/index.js";
import { replayed } from "./replay.js";
import { streamsOf, subjectOfStream, TELLINGS } from "./subjects.js";

/** Events of one stream that are replayed at most. Streams are short; whatever is longer is no record of one thing. */
const MOST_EVENTS = 20_000;

interface Parts {
  readonly eventStore: Pick<EventStore, "readStream">;
  readonly codec: Pick<EventCodec, "decode">;
}

interface Told {
  readonly stored: StoredEvent;
  readonly fact: LedgerFact;
}

/** History over the event store: each answer reads the streams of one record once, whatever read models have kept. */
export function createHistory({ eventStore, codec }: Parts): History {
  return {
    subjectOf: subjectOfStream,
    async statesAt(tenant, subject, moments) {
      const streams = await Promise.all(streamsOf(tenant, subject).map((stream) => whole(eventStore, stream)));
      const stored = streams.flat().sort((one, other) => comparePositions(one.position, other.position));
      const facts = await codec.decode(stored);
      const told = stored.map((event, index): Told => ({ stored: event, fact: facts[index]! }));
      return moments.map((moment) => stateAfter(subject, told, eventsUntil(told, moment)));
    },
    async opened(stream, revision) {
      const found = await eventStore.readStream(stream as StreamName, { fromRevision: revision, maxCount: 1 });
      const [event] = found;
      if (event === undefined || event.revision !== revision) return null;
      const [fact] = await codec.decode([event]);
      return { data: fact!.data as Readonly<Record<string, unknown>> };
    },
  };
}

async function whole(eventStore: Parts["eventStore"], stream: StreamName): Promise<readonly StoredEvent[]> {
  const events = await eventStore.readStream(stream, { maxCount: MOST_EVENTS + 1 });
  if (events.length > MOST_EVENTS) throw new DefterError("LIMIT", "history-too-long", { facts: { max: MOST_EVENTS } });
  return events;
}

/** How many of the events lie before the moment's end. */
function eventsUntil(told: readonly Told[], { events, position, instant }: Moment): number {
  if ([events, position, instant].filter((given) => given !== undefined).length !== 1)
    throw new ValidationError("moment-unclear");
  if (events !== undefined) return Math.max(0, Math.min(events, told.length));
  const known = ({ stored }: Told) =>
    position === undefined
      ? Date.parse(stored.recordedAt) <= Date.parse(instant!)
      : hasReached(position, stored.position);
  // What is known at an instant is a beginning of the log: a clock that was set back hides nothing of it.
  return told.findLastIndex(known) + 1;
}

function stateAfter({ kind, id }: HistoricSubject, told: readonly Told[], events: number): StateThen {
  const known = told.slice(0, events);
  const telling = TELLINGS[kind];
  const row = replayed(telling, id, known);
  const beside = row === null ? undefined : telling.beside?.(known.map(({ fact }) => fact));
  const last = known.at(-1)?.stored;
  return {
    state: row === null ? null : { ...row, ...beside },
    events,
    total: told.length,
    last: last === undefined ? null : markOf(last),
  };
}

function markOf({ eventId, type, position, recordedAt }: StoredEvent): Mark {
  return { eventId, type, position, recordedAt };
}
