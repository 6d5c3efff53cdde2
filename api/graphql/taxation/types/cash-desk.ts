import type { CountedPieces } from "../../../../domain/taxation/index.js";
import type { CashDeskDayRow } from "../../../../read-models/read-side/index.js";
import { WhoRef } from "../../casework/index.js";
import { objectType } from "../../builder.js";

const pieces = objectType<CountedPieces>("CountedPieces", "inherit", "So many banknotes or coins of one kind.");
pieces.implement((t) => ({
  denomination: t.exposeInt("denomination", { description: "In lekë." }),
  pieces: t.exposeInt("pieces"),
}));

const day = objectType<CashDeskDayRow>("CashDeskDay", "cash-desk.read", "A cash desk on its day.");
day.implement((t) => ({
  id: t.exposeID("dayId"),
  desk: t.exposeString("desk"),
  date: t.field({ type: "CivilDate", resolve: ({ date }) => date }),
  office: t.exposeString("office"),
  cashier: t.field({
    type: WhoRef,
    description: "Who opened it, and answers for it.",
    resolve: ({ cashierId }) => ({ id: cashierId }),
  }),
  state: t.exposeString("state", { description: "`open` or `closed`." }),
  float: t.field({ type: "Lek", resolve: ({ float }) => float }),
  taken: t.field({
    type: "Lek",
    description: "By receipts; what was given back is not taken off.",
    resolve: ({ taken }) => taken,
  }),
  receipts: t.exposeInt("receipts"),
  givenBack: t.field({ type: "Lek", description: "On the same day.", resolve: ({ givenBack }) => givenBack }),
  returned: t.exposeInt("returned", { description: "Receipts whose money was given back." }),
  expected: t.field({ type: "Lek", description: "What must be in the drawer.", resolve: ({ expected }) => expected }),
  counted: t.field({ type: "Lek", nullable: true, resolve: ({ counted }) => counted }),
  difference: t.field({
    type: "Lek",
    nullable: true,
    description: "Counted less expected; null until it is closed.",
    resolve: ({ difference }) => difference,
  }),
  explanation: t.exposeString("explanation", { nullable: true }),
  count: t.field({
    type: [pieces.reference],
    nullable: true,
    description: "By banknote and coin, the highest first; null where only the sum was told.",
    resolve: ({ count }) => (count === null ? null : [...count]),
  }),
  openedAt: t.field({ type: "Instant", resolve: ({ openedAt }) => openedAt }),
  closedAt: t.field({ type: "Instant", nullable: true, resolve: ({ closedAt }) => closedAt }),
}));
export const CashDeskDayRef = day.reference;
