import { addLek, lek, ZERO_LEK, type CivilDate, type Lek } from "../../domain/shared/index.js";
import { done, seedAsk, type SeedParts } from "./seeder.js";

const FLOAT = lek(5000);

interface DeskDay {
  readonly desk: string;
  readonly date: CivilDate;
  readonly opened: Promise<unknown>;
  taken: Lek;
}

/** The cash desks of the demonstration: one an office, opened on the days on which somebody pays, closed at the end. */
export class SeedCashDesks {
  private readonly days = new Map<string, DeskDay>();

  constructor(private readonly parts: SeedParts) {}

  /** The desk that takes the amount; resolves when it is open. */
  async take(office: string, date: CivilDate, amount: Lek): Promise<string> {
    const day = this.dayOf(office, date);
    day.taken = addLek(day.taken, amount);
    await day.opened;
    return day.desk;
  }

  /** Counts and closes every desk that was opened: the cash is what the receipts say. */
  async closeAll(): Promise<void> {
    for (const { desk, date, taken } of this.days.values())
      await done(
        this.parts.taxation.closeCashDesk(seedAsk(this.parts, date, "desk", desk, date, "close"), {
          desk,
          date,
          counted: addLek(FLOAT, taken),
          explanation: null,
        }),
      );
  }

  private dayOf(office: string, date: CivilDate): DeskDay {
    const desk = `${office}-1`;
    const name = `${desk}/${date}`;
    const known = this.days.get(name);
    if (known) return known;
    const ask = seedAsk(this.parts, date, "desk", desk, date, "open");
    const opened = done(this.parts.taxation.openCashDesk(ask, { desk, date, office, float: FLOAT }));
    const day = { desk, date, opened, taken: ZERO_LEK };
    this.days.set(name, day);
    return day;
  }
}
