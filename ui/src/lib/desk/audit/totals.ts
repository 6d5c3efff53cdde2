/** What an account comes to. Whole lekë. */
export interface Totals {
  readonly paid: number;
  readonly advance: number;
  readonly writtenOff: number;
  readonly refundsApproved: number;
  readonly refundsPaid: number;
  readonly outstanding: Readonly<Record<"principal" | "interest" | "fine" | "total", number>>;
  readonly overdue: { readonly total: number };
}

/** Its figures, in the order in which they are shown; an account that was not there has nothing of any. */
export function totalsOf(totals: Totals | null) {
  const { outstanding, overdue, ...sums } = totals ?? NONE;
  return [
    ["principal", outstanding.principal],
    ["interest", outstanding.interest],
    ["fine", outstanding.fine],
    ["outstanding", outstanding.total],
    ["overdue", overdue.total],
    ["paid", sums.paid],
    ["advance", sums.advance],
    ["writtenOff", sums.writtenOff],
    ["refundsApproved", sums.refundsApproved],
    ["refundsPaid", sums.refundsPaid],
  ] as const;
}

const NONE: Totals = {
  ...{ paid: 0, advance: 0, writtenOff: 0, refundsApproved: 0, refundsPaid: 0 },
  outstanding: { principal: 0, interest: 0, fine: 0, total: 0 },
  overdue: { total: 0 },
};
