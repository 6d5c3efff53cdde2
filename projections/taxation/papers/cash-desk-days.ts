import { addLek, negateLek, ZERO_LEK, type FactOf } from "../../../domain/shared/index.js";
import type { CashDeskEvent } from "../../../domain/taxation/index.js";
import { cashDeskDayId, cashDeskDays, type CashDeskDayRecord } from "../../../read-models/taxation/index.js";
import type { LedgerFact } from "../../../application/ledger/index.js";
import { rowProjection, type Projection } from "../../projection.js";
import { standing } from "../facts.js";

type CashDeskFact = FactOf<CashDeskEvent> & LedgerFact;
type DayRow = CashDeskDayRecord & Readonly<Record<string, unknown>>;

/** Cash desks by day. Everything of a desk is effective on the day for which it was opened. */
export const cashDeskDaysProjection: Projection = rowProjection<DayRow>({
  name: "cash-desks",
  version: 1,
  types: ["CashDeskOpened", "ReceiptGiven", "CashDeskClosed"],
  view: cashDeskDays,
  idOf: (fact) => cashDeskDayId((fact as CashDeskFact).data.desk, fact.effectiveDate),
  reduce: (row, fact) => dayAfter(row, fact as CashDeskFact),
});

function dayAfter(row: DayRow | undefined, fact: CashDeskFact): DayRow {
  switch (fact.type) {
    case "CashDeskOpened": {
      const { desk, date, office, float, cashierId } = fact.data;
      return {
        ...{ desk, date, office, cashierId, state: "open", float },
        ...{ taken: ZERO_LEK, receipts: 0, givenBack: ZERO_LEK, returned: 0, expected: float },
        ...{ counted: null, difference: null, explanation: null, count: null },
        ...{ openedAt: fact.recordedAt, closedAt: null },
      };
    }
    case "ReceiptGiven": {
      const day = standing(row, fact);
      const { amount } = fact.data;
      const expected = addLek(day.expected, amount);
      if (amount > 0) return { ...day, expected, taken: addLek(day.taken, amount), receipts: day.receipts + 1 };
      const givenBack = addLek(day.givenBack, negateLek(amount));
      return { ...day, expected, givenBack, returned: day.returned + 1 };
    }
    case "CashDeskClosed": {
      const { counted, difference, explanation, count = null } = fact.data;
      const closing = { counted, difference, explanation, count, closedAt: fact.recordedAt };
      return { ...standing(row, fact), ...closing, state: "closed" };
    }
  }
}
