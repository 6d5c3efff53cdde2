import type { Projection } from "../projection.js";
import { dossiersProjection } from "./dossier/dossier.js";
import { journalProjection } from "./journal/journal.js";
import { cashDeskDaysProjection } from "./papers/cash-desk-days.js";
import { clearancesProjection } from "./papers/clearances.js";
import { invoicesProjection } from "./papers/invoices.js";
import { obligationsProjection } from "./papers/obligations.js";
import { paymentsProjection } from "./papers/payments.js";
import { taxNoticesProjection } from "./papers/tax-notices.js";
import { taxpayersProjection } from "./register/taxpayers.js";

export {
  cashDeskDaysProjection,
  clearancesProjection,
  dossiersProjection,
  invoicesProjection,
  journalProjection,
  obligationsProjection,
  paymentsProjection,
  taxNoticesProjection,
  taxpayersProjection,
};

/** Everything that follows from the facts of taxation. */
export const taxationProjections: readonly Projection[] = [
  taxpayersProjection,
  obligationsProjection,
  invoicesProjection,
  taxNoticesProjection,
  paymentsProjection,
  cashDeskDaysProjection,
  clearancesProjection,
  journalProjection,
  dossiersProjection,
];
