import { expect } from "@jest/globals";
import { civilDateAt, positionText, type Position } from "../../../domain/shared/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import type { HistoricKind, TrialBalanceLine, View } from "../../../read-models/read-side/index.js";
import type { TownHall } from "./town-hall.js";

type Row = Readonly<Record<string, unknown>>;

/** What the read models said, moment by moment, to be held against what replay says of those moments later. */
export class ThenAndNow {
  private readonly rows: { readonly id: string; readonly at: Position; readonly row: Row }[] = [];
  private readonly books: { readonly at: Position; readonly lines: readonly TrialBalanceLine[] }[] = [];
  private readonly scope = { tenant: "shkoder", offices: null };

  constructor(
    private readonly town: TownHall,
    private readonly kind: HistoricKind,
    private readonly views: readonly View[],
    /** Every record of the kind, by its id, as its read model says it. */
    private readonly all: () => Promise<ReadonlyMap<string, Row>>,
  ) {}

  /** Remembers what is said now, of whatever changed. */
  async remember(): Promise<void> {
    for (;;) {
      const at = await this.town.head();
      for (const view of this.views) await this.town.isRead(view);
      const [rows, lines] = await Promise.all([this.all(), this.balance(at!)]);
      // What follows by itself may have come meanwhile: then it was said of another moment.
      if (positionText((await this.town.head())!) !== positionText(at!)) continue;
      for (const [id, row] of rows) this.rows.push({ id, at: at!, row });
      this.books.push({ at: at!, lines });
      return;
    }
  }

  /** Holds what was said against what replay says of those moments; gives how much was compared. */
  async compare(): Promise<{ readonly rows: number; readonly books: number }> {
    const history = this.town.defter.open.composition.get(TOKENS.history);
    for (const { id, at, row } of this.rows) {
      const [then] = await history.statesAt("shkoder", { kind: this.kind, id }, [{ position: at }]);
      expect(plain({ ...then!.state })).toMatchObject(plain(row));
    }
    for (const { at, lines } of this.books) expect(await this.balance(at)).toEqual(lines);
    return { rows: this.rows.length, books: this.books.length };
  }

  private async balance(at: Position): Promise<readonly TrialBalanceLine[]> {
    const { composition } = this.town.defter.open;
    const event = await composition.get(TOKENS.eventStore).at(at);
    const asOf = event!.recordedAt;
    return composition.get(TOKENS.readSide).trialBalance(this.scope, { asOf, to: civilDateAt(asOf) });
  }
}

/** As a store gives it back: members that are undefined are absent. */
function plain(row: Row): Row {
  return JSON.parse(JSON.stringify(row)) as Row;
}
