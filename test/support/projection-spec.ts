import { expect } from "@jest/globals";
import type { EventDefinition, Fact, NewEvent, Position } from "../../domain/shared/index.js";
import type { StoredEvent, Envelope, JsonObject } from "../../application/event-store/index.js";
import {
  foldBatch,
  planBatch,
  sumOf,
  type FoldedBatch,
  type Projection,
  type ReadEvent,
  type Row,
} from "../../projections/index.js";
import type { FoundRow, RowWrite } from "../../read-models/store/index.js";
import type { ViewDefinition } from "../../read-models/schema/index.js";
import { asFacts } from "./decider-spec.js";

/** An event as given to a projection; what is left out gets a default (stream `subject-shkoder.1`, user `clerk-1`). */
export type GivenEvent = NewEvent &
  Partial<Pick<Fact, "eventId" | "recordedAt" | "actor" | "commandId" | "revision">> & {
    readonly stream?: string;
    readonly tenant?: string;
  };

/** What a specification can say of the rows. All of them fail the test when it does not hold. */
export interface ProjectedRows {
  /** The row has at least these columns. */
  thenRow(view: ViewDefinition, id: string, row: Row): void;
  thenNoRow(view: ViewDefinition, id: string): void;
  /** Exactly these rows, by id, with at least these columns. */
  thenRows(view: ViewDefinition, rows: Readonly<Record<string, Row>>): void;
  /** The last event breaks the projection, with this message. */
  thenBroken(message: string | RegExp): void;
  /** The rows of a view by id, for what the other checks cannot say. */
  rows(view: ViewDefinition): Readonly<Record<string, Row>>;
}

/**
 * Specifications of a projection: `projecting(projection).givenEvents(events).thenRow(view, id, row)`.
 *
 * The events are folded in one batch, and again one by one through stored rows: a projection whose rows depend on where
 * batches end fails. With `definitions`, every event must pass its own schema. Nothing here is asynchronous.
 */
export function projecting(projection: Projection, definitions?: readonly EventDefinition[]) {
  return {
    givenEvents(given: readonly GivenEvent[]): ProjectedRows {
      for (const event of given) if (definitions) expectKnownShape(event, definitions);
      const events = readEvents(given);
      const whole = deliver(projection, [events]);
      const single = deliver(
        projection,
        events.map((event) => [event]),
      );
      expect(single.rows).toEqual(whole.rows);
      const rowsOf = (view: ViewDefinition) => {
        if (whole.broken) throw whole.broken.error;
        return Object.fromEntries(
          [...whole.rows.values()].filter((row) => row.view === view).map(({ id, row }) => [id, row as Row]),
        );
      };
      return {
        rows: rowsOf,
        thenRow: (view, id, row) => expect(rowsOf(view)[id]).toMatchObject(row),
        thenNoRow: (view, id) => expect(rowsOf(view)).not.toHaveProperty([id]),
        thenRows(view, rows) {
          expect(Object.keys(rowsOf(view)).sort()).toEqual(Object.keys(rows).sort());
          expect(rowsOf(view)).toMatchObject(rows);
        },
        thenBroken(message) {
          expect(whole.broken?.error.message ?? "not broken").toMatch(message);
          expect(whole.broken!.event).toBe(events.at(-1));
        },
      };
    },
  };
}

function deliver(projection: Projection, batches: readonly (readonly ReadEvent[])[]) {
  const rows = new Map<string, RowWrite>();
  const reads = (type: string) => projection.types === "all" || projection.types.includes(type);
  let reached: Position | undefined;
  let broken: FoldedBatch["broken"] = null;
  for (const batch of batches) {
    if (broken) break;
    const plan = planBatch(projection, reads, batch, reached);
    const found = plan.addresses.flatMap(({ view, tenant, id }): FoundRow[] => {
      const row = rows.get(`${view.name}/${tenant}/${id}`);
      return row ? [{ view, tenant, id, row: row.row, appliedTo: null }] : [];
    });
    const folded = foldBatch(plan, found);
    for (const write of folded.rows) {
      const key = `${write.view.name}/${write.tenant}/${write.id}`;
      const { view } = write;
      const before = rows.get(key)?.row;
      if (write.row === null) rows.delete(key);
      else if (view.store === "postgres" && view.sums && before)
        rows.set(key, { ...write, row: sumOf(view, view.sums, before, write.row), added: false });
      else rows.set(key, { ...write, row: asStored(write.row), added: false });
    }
    reached = folded.to;
    broken = folded.broken;
  }
  return { rows, broken };
}

/** Undefined members are absent in a store. */
function asStored(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

/** Events with the facts that the runner would decode from them: positions 64, 128, …, defaults of `asFacts`. */
export function readEvents(given: readonly GivenEvent[]): readonly ReadEvent[] {
  const facts = asFacts(given.map(({ revision: _, ...event }) => event as NewEvent)) as readonly Fact[];
  return given.map((event, index) => readEvent(event, { ...facts[index]!, ...withRevision(event) }, index));
}

function withRevision({ revision }: GivenEvent) {
  return revision === undefined ? {} : { revision };
}

function readEvent(given: GivenEvent, fact: Fact, index: number): ReadEvent {
  const { tenant = "shkoder" } = given;
  const streamName = given.stream ?? `subject-${tenant}.1`;
  const { eventId, type, effectiveDate, revision, recordedAt, actor, commandId, reason } = fact;
  const position = { commit: BigInt(index + 1) * 64n, prepare: BigInt(index + 1) * 64n };
  const contentHash = "0".repeat(64);
  const why = reason === undefined ? {} : { reason };
  const envelope: Envelope = {
    ...{ tenant, actor, commandId, $correlationId: commandId, $causationId: commandId },
    ...{ schemaVersion: 1, effectiveDate, ...why, contentHash },
  };
  const data = fact.data as JsonObject;
  const stored: StoredEvent = {
    ...{ eventId, type, data, envelope, streamName, revision: BigInt(revision), position, recordedAt },
  };
  return {
    stored,
    fact: {
      ...{ type, data, effectiveDate, ...why, eventId, revision, recordedAt, actor, commandId },
      ...{ streamName, tenant, position, correlationId: commandId, causationId: commandId, contentHash },
    },
    failure: null,
  };
}

function expectKnownShape(event: NewEvent, definitions: readonly EventDefinition[]): void {
  const definition = definitions.find((each) => each.type === event.type);
  if (!definition) throw new Error(`no definition of event ${event.type}`);
  const result = definition.schema.safeParse(event.data);
  if (!result.success) throw new Error(`${event.type} breaks its schema: ${result.error.message}`);
}
