import type { ReadSide } from "../../../read-models/read-side/index.js";

interface Numbers {
  readonly invoice?: string;
  readonly receipt?: string;
  readonly case?: string;
}

/** Read models that know one paper of each kind, by its number: invoice I-1 and payment P-1 of account A-1, case C-1. */
export function numberedPapers({ invoice, receipt, case: ofCase }: Numbers): ReadSide {
  const found = (wanted: string | undefined, number: string | undefined, row: object) => ({
    rows: wanted !== undefined && wanted === number ? [{ cursor: "1", row }] : [],
    hasNext: false,
  });
  type Asked = { readonly filter: { readonly number?: string; readonly receiptNumber?: string } };
  return {
    invoices: async (_scope: unknown, { filter }: Asked) =>
      found(filter.number, invoice, { accountId: "A-1", invoiceId: "I-1" }),
    payments: async (_scope: unknown, { filter }: Asked) =>
      found(filter.receiptNumber, receipt, { accountId: "A-2", receivedBy: "A-1", paymentId: "P-1" }),
    taxNotices: async () => found(undefined, undefined, {}),
    cases: async (_scope: unknown, { filter }: Asked) => found(filter.number, ofCase, { caseId: "C-1" }),
  } as unknown as ReadSide;
}
