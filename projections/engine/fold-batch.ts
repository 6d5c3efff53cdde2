import { hasReached, InvariantError, type Position } from "../../domain/shared/index.js";
import type { FoundRow, RowAddress, RowWrite, StoredRow } from "../../read-models/store/index.js";
import type { ViewDefinition } from "../../read-models/schema/index.js";
import type { Row, RowChange, RowsBefore } from "../projection.js";
import { ByAddress } from "./by-address.js";
import { asError, type BatchPlan, type Breakage, type Step } from "./plan-batch.js";

/** The rows as a batch leaves them. */
export interface FoldedBatch {
  readonly rows: readonly RowWrite[];
  /** Every row that the batch looked at, as it leaves it; also those that are not there. */
  readonly looked: readonly FoundRow[];
  /** Events read. */
  readonly events: number;
  readonly to: Position | undefined;
  readonly broken: Breakage | null;
}

interface Cell {
  readonly address: RowAddress;
  row: StoredRow | null;
  readonly appliedTo: Position | null;
  /** The last event of this batch that changed it. */
  at: Position | null;
  readonly added: boolean;
}

/** Folds the steps of a plan over the rows found, in memory. Pure. Stops at the first step that throws. */
export function foldBatch(plan: BatchPlan, found: readonly FoundRow[]): FoldedBatch {
  const cells = new Cells(found, plan.addresses);
  let events = 0;
  let before: Position | undefined;
  for (const step of plan.steps) {
    try {
      if (!cells.haveSeen(step)) cells.apply(step, changesOf(plan, cells, step));
    } catch (error) {
      const broken = { event: step.event, error: asError(error) };
      return { rows: cells.written(), looked: cells.looked(), events, to: before, broken };
    }
    events += 1;
    before = step.fact.position;
  }
  return { rows: cells.written(), looked: cells.looked(), events, to: plan.to, broken: plan.broken };
}

function changesOf(plan: BatchPlan, cells: Cells, step: Step): readonly RowChange[] {
  const changes = plan.projection.project(cells.before(step), step.fact, step.event.stored);
  const own = step.touches[0];
  if (own?.view.store === "mongo" && changes.some((change) => change.view !== own.view || change.id !== own.id))
    throw new InvariantError(`${plan.projection.name}: in MongoDB a fact changes only the document that it touches`);
  return changes;
}

/** The rows of a batch while it is folded. */
class Cells {
  private readonly cells = new ByAddress<Cell>();

  constructor(found: readonly FoundRow[], looked: readonly RowAddress[]) {
    for (const address of looked) this.put({ address, row: null, appliedTo: null, at: null, added: false });
    for (const { row, appliedTo, ...address } of found) this.put({ address, row, appliedTo, at: null, added: false });
  }

  /** Whether the row was written by an earlier delivery of this very event: then it is not applied again. */
  haveSeen({ touches, fact }: Step): boolean {
    return touches.some(({ view, id }) => {
      const applied = this.find(view, fact.tenant, id)?.appliedTo;
      return applied !== null && applied !== undefined && hasReached(applied, fact.position);
    });
  }

  before({ touches, fact }: Step): RowsBefore {
    return {
      get: <Shape extends Row>(view: ViewDefinition, id: string): Shape | undefined => {
        if (!touches.some((key) => key.view === view && key.id === id))
          throw new InvariantError(`${fact.type} looks at ${view.name} ${id} without touching it`);
        return (this.find(view, fact.tenant, id)?.row ?? undefined) as Shape | undefined;
      },
    };
  }

  apply({ fact }: Step, changes: readonly RowChange[]): void {
    const { tenant, position } = fact;
    for (const { view, id, row } of changes) {
      if (view.store === "postgres" && view.sums !== undefined) {
        this.add(view, view.sums, { tenant, id, row, position });
        continue;
      }
      const cell = this.find(view, tenant, id);
      if (cell === undefined) {
        if (row !== null) this.put({ address: { view, tenant, id }, row, appliedTo: null, at: position, added: true });
      } else if (cell.row !== row) {
        cell.row = row;
        cell.at = position;
      }
    }
  }

  /** What facts add to a row of sums, added up; the store adds the whole to what it has. */
  private add(
    view: ViewDefinition,
    sums: readonly string[],
    change: {
      readonly tenant: string;
      readonly id: string;
      readonly row: StoredRow | null;
      readonly position: Position;
    },
  ): void {
    const { tenant, id, row, position } = change;
    if (row === null) throw new InvariantError(`${view.name} ${id}: a row of sums is never removed`);
    const cell = this.find(view, tenant, id);
    if (cell === undefined) {
      this.put({ address: { view, tenant, id }, row, appliedTo: null, at: position, added: true });
      return;
    }
    cell.row = sumOf(view, sums, cell.row ?? {}, row);
    cell.at = position;
  }

  written(): readonly RowWrite[] {
    const rows: RowWrite[] = [];
    for (const { address, row, at, added } of this.cells.values()) {
      const { view, tenant, id } = address;
      if (at !== null) rows.push({ view, tenant, id, row, at, added });
    }
    return rows;
  }

  looked(): readonly FoundRow[] {
    const rows: FoundRow[] = [];
    for (const { address, row, at, appliedTo, added } of this.cells.values()) {
      const { view, tenant, id } = address;
      if (!added) rows.push({ view, tenant, id, row, appliedTo: at ?? appliedTo });
    }
    return rows;
  }

  private find(view: ViewDefinition, tenant: string, id: string): Cell | undefined {
    return this.cells.find(view, tenant, id);
  }

  private put(cell: Cell): void {
    this.cells.put(cell.address, cell);
  }
}

/** The row with the sums of both; other columns are the same in both. Throws where a sum is not whole and exact. */
export function sumOf(view: ViewDefinition, sums: readonly string[], left: StoredRow, right: StoredRow): StoredRow {
  const added: Record<string, unknown> = { ...left, ...right };
  for (const column of sums) {
    const sum = Number(left[column] ?? 0) + Number(right[column] ?? 0);
    if (!Number.isSafeInteger(sum)) throw new InvariantError(`${view.name}.${column}: not a whole, exact sum`);
    added[column] = sum;
  }
  return added;
}
