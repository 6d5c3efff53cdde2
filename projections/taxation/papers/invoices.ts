import { invoices, type InvoiceRecord } from "../../../read-models/taxation/index.js";
import { rowProjection, type Projection } from "../../projection.js";
import { standing, type AccountFact } from "../facts.js";

type InvoiceFact = Extract<AccountFact, { type: "InvoiceIssued" | "InvoiceCancelled" }>;

/**
 * Invoices as the papers say. They keep the account that they were addressed to when it is merged into another: the
 * paper does not change.
 */
export const invoicesProjection: Projection = rowProjection<InvoiceRecord>({
  name: "invoices",
  version: 2,
  types: ["InvoiceIssued", "InvoiceCancelled"],
  view: invoices,
  idOf: (fact) => (fact as InvoiceFact).data.invoiceId,
  reduce: (row, fact) => {
    const known = fact as InvoiceFact;
    if (known.type === "InvoiceCancelled") return { ...standing(row, fact), status: "cancelled" };
    const { accountId, number, office, year, issuedOn, due, amounts, runId } = known.data;
    return { accountId, number, office, year, issuedOn, due, amounts, runId, status: "issued" };
  },
});
