import type { StoredEvent } from "../../../../application/event-store/index.js";
import type { LedgerFact } from "../../../../application/ledger/index.js";
import {
  civilDate,
  instant,
  type Instant,
  type EventDefinition,
  type NewEvent,
} from "../../../../domain/shared/index.js";
import {
  accountEvents,
  cashDeskEvents,
  municipalityEvents,
  registerEvents,
} from "../../../../domain/taxation/index.js";
import type { Projection, Row, RowsBefore } from "../../../../projections/projection.js";
import type { ViewDefinition } from "../../../../read-models/schema/index.js";

const DEFINITIONS = new Map(
  ([...accountEvents, ...municipalityEvents, ...registerEvents, ...cashDeskEvents] as readonly EventDefinition[]).map(
    (each) => [each.type, each],
  ),
);

/** A new event with the parts of its envelope that matter to a test. */
export type Told = NewEvent & { readonly recordedAt?: Instant };

/** An event of the register, of an account or of the municipality; its data must pass its schema. */
export function told(type: string, on: string, data: object, recordedAt?: string): Told {
  const definition = DEFINITIONS.get(type);
  if (!definition) throw new Error(`no event ${type}`);
  const checked = definition.schema.safeParse(data);
  if (!checked.success) throw new Error(`${type} breaks its schema: ${checked.error.message}`);
  return {
    type,
    data,
    effectiveDate: civilDate(on),
    ...(recordedAt === undefined ? {} : { recordedAt: instant(recordedAt) }),
  };
}

/** The events as facts of one municipality, in this order of the log, one minute apart unless they say when. */
export function asLedgerFacts(events: readonly Told[], tenant = "shkoder"): readonly LedgerFact[] {
  return events.map((event, index) => {
    const recordedAt = event.recordedAt ?? instant(new Date(Date.UTC(2025, 0, 1, 8, index)));
    return {
      ...event,
      recordedAt,
      eventId: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      revision: index,
      actor: { id: "clerk-1", role: "clerk", office: "QND" },
      commandId: `command-${index}`,
      streamName: streamOf(event, tenant),
      tenant,
      position: { commit: BigInt(index + 1), prepare: BigInt(index + 1) },
      correlationId: `correlation-${index}`,
      causationId: `command-${index}`,
      contentHash: "0".repeat(64),
    };
  });
}

/** The rows of a projection after facts, applied one by one as the runner does in memory. */
export class Projected {
  private readonly rows = new Map<string, Row>();

  constructor(private readonly projection: Projection) {}

  apply(facts: readonly LedgerFact[]): this {
    for (const fact of facts) this.applyOne(fact);
    return this;
  }

  row<Shape>(view: ViewDefinition, id: string): Shape | undefined {
    return this.rows.get(`${view.name} ${id}`) as Shape | undefined;
  }

  all<Shape>(view: ViewDefinition): readonly (Shape & { readonly id: string })[] {
    const prefix = `${view.name} `;
    return [...this.rows]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, row]) => ({ ...(row as Shape), id: key.slice(prefix.length) }));
  }

  private applyOne(fact: LedgerFact): void {
    const { types, touches, project } = this.projection;
    if (types !== "all" && !types.includes(fact.type)) return;
    const touched = new Set(touches(fact).map(({ view, id }) => `${view.name} ${id}`));
    const before: RowsBefore = {
      get: (view, id) => {
        if (!touched.has(`${view.name} ${id}`)) throw new Error(`${fact.type} reads ${view.name} ${id} untouched`);
        return this.row(view, id);
      },
    };
    for (const change of project(before, fact, undefined as unknown as StoredEvent)) {
      const key = `${change.view.name} ${change.id}`;
      const sums = change.view.store === "postgres" ? change.view.sums : undefined;
      if (change.row === null) this.rows.delete(key);
      else this.rows.set(key, sums === undefined ? storable(change.row) : added(this.rows.get(key), change.row, sums));
    }
  }
}

export function project(projection: Projection, events: readonly Told[]): Projected {
  return new Projected(projection).apply(asLedgerFacts(events));
}

/** What a store would give back: JSON but for bigint, and nothing undefined. */
function storable(row: Row): Row {
  for (const [column, value] of Object.entries(row)) if (value === undefined) throw new Error(`${column} is undefined`);
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      column !== "rules" && typeof value === "object" && value !== null
        ? (JSON.parse(JSON.stringify(value)) as unknown)
        : value,
    ]),
  );
}

function added(before: Row | undefined, addition: Row, sums: readonly string[]): Row {
  const sum = (column: string) => ((before?.[column] as number | undefined) ?? 0) + (addition[column] as number);
  return { ...addition, ...Object.fromEntries(sums.map((column) => [column, sum(column)])) };
}

function streamOf({ data, effectiveDate }: NewEvent, tenant: string): string {
  const { accountId, taxpayerId, ...rest } = data as { accountId?: string; taxpayerId?: string };
  if ("desk" in rest && !("channel" in rest)) return `cashDesk-${tenant}.${String(rest.desk)}.${effectiveDate}`;
  if (accountId !== undefined) return `taxAccount-${tenant}.${accountId}`;
  return taxpayerId === undefined ? `municipality-${tenant}.${tenant}` : `taxpayer-${tenant}.${taxpayerId}`;
}
