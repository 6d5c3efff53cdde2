import type { CashDeskDayRow } from "../read-side/index.js";
import type { TableDefinition } from "../schema/index.js";

export type CashDeskDayRecord = Omit<CashDeskDayRow, "dayId">;

/** The row's id: one desk on one day is one stream. */
export function cashDeskDayId(desk: string, date: string): string {
  return `${desk}.${date}`;
}

/** A cash desk on its day: what it took and gave back, and how it was closed. */
export const cashDeskDays: TableDefinition = {
  store: "postgres",
  name: "cash_desk_days",
  office: "office",
  columns: {
    desk: "text",
    date: "date",
    office: "text",
    cashierId: "text",
    state: "text",
    float: "lek",
    taken: "lek",
    receipts: "int",
    givenBack: "lek",
    returned: "int",
    expected: "lek",
    counted: "lek",
    difference: "lek",
    explanation: "text",
    count: "jsonb",
    openedAt: "instant",
    closedAt: "instant",
  },
  indexes: {
    by_day: `using btree (tenant, date, id)`,
    by_cashier: `using btree (tenant, "cashierId", date, id)`,
  },
};
