import { equal, listOf, within, type PostgresReader } from "../../postgres/index.js";
import type { CashDeskDayFilter, CashDeskDayRow, List } from "../../read-side/index.js";
import { cashDeskDays, type CashDeskDayRecord } from "../cash-desk-days.js";

/** Cash desks by day, the latest first. */
export function cashDeskDayList(reader: PostgresReader): List<CashDeskDayFilter, CashDeskDayRow> {
  return listOf<CashDeskDayFilter, CashDeskDayRecord, CashDeskDayRow>(reader, {
    name: "cash-desks",
    table: cashDeskDays,
    orderBy: ["date"],
    direction: "descending",
    where: ({ desk, office, cashierId, state, from, to }) => [
      ...equal("desk", desk),
      ...equal("office", office),
      ...equal("cashierId", cashierId),
      ...equal("state", state),
      ...within("date", from, to),
    ],
    toRow: ({ id, ...record }) => ({ ...record, dayId: id }),
  });
}
