import type { DeskDay, TakenPayment } from "$lib/desk/cash/day.js";

/** Two days of an invented desk: one that is open, and one that was closed with a difference. */
const AT = "2026-11-29T09:30:00.000Z";

const open: DeskDay = {
  ...{ id: "1", desk: "qendra-1", date: "2026-11-29", office: "velipoje", state: "open" },
  cashier: { id: "arka", name: "Luljeta Arka" },
  ...{ float: 5_000, taken: 1_500, receipts: 2, givenBack: 300, returned: 1, expected: 6_200 },
  ...{ counted: null, difference: null, explanation: null, count: null, openedAt: AT, closedAt: null },
};
export const DAYS: readonly DeskDay[] = [
  open,
  {
    ...{ ...open, id: "2", state: "closed", closedAt: AT },
    ...{ counted: 6_100, difference: -100, explanation: "U kthyen 100 lekë më shumë." },
    count: [
      { denomination: 5_000, pieces: 1 },
      { denomination: 100, pieces: 11 },
    ],
  },
];

const payment = { accountId: "1", recordedAt: AT, taxpayer: { name: "Prenda E Trilluar" } };
export const TAKEN: readonly TakenPayment[] = [
  {
    ...{ ...payment, id: "1", amount: 1_200, receiptNumber: "velipoje/2026/000001", payer: "Gjon I Trilluar" },
    ...{ reversed: false, reversalGround: null },
  },
  {
    ...{ ...payment, id: "2", amount: 300, receiptNumber: "velipoje/2026/000002", payer: null },
    ...{ reversed: true, reversalGround: "Shumë e gabuar" },
  },
];
