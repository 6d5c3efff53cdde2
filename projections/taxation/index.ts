export { journalProjection } from "./journal/journal.js";
export { clearancesProjection } from "./papers/clearances.js";
export { invoicesProjection } from "./papers/invoices.js";
export { obligationsProjection } from "./papers/obligations.js";
export { paymentsProjection } from "./papers/payments.js";
export { taxpayersProjection } from "./register/taxpayers.js";
