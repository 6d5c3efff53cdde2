import { payments, type PaymentRecord } from "../../../read-models/taxation/index.js";
import type { Projection, RowChange, RowsBefore } from "../../projection.js";
import { standing, type AccountFact } from "../facts.js";

/** Payments as they were received. A merge hands them to the account that carries on. */
export const paymentsProjection: Projection = {
  name: "payments",
  version: 3,
  types: ["PaymentReceived", "PaymentReversed", "AccountMerged"],
  views: [payments],
  touches: (fact) => paymentIds(fact as AccountFact).map((id) => ({ view: payments, id })),
  project: (rows, fact) => {
    const known = fact as AccountFact;
    return paymentIds(known).flatMap((id): readonly RowChange[] => {
      const row = paymentAfter(rows.get<PaymentRecord>(payments, id), known);
      return row === undefined ? [] : [{ view: payments, id, row }];
    });
  },
};

function paymentIds(fact: AccountFact): readonly string[] {
  switch (fact.type) {
    case "PaymentReceived":
    case "PaymentReversed":
      return [fact.data.paymentId];
    case "AccountMerged":
      return fact.data.direction === "in" ? fact.data.carried.payments.map(({ paymentId }) => paymentId) : [];
    default:
      return [];
  }
}

function paymentAfter(row: ReturnType<RowsBefore["get"]>, fact: AccountFact): PaymentRecord | undefined {
  const before = row as PaymentRecord | undefined;
  switch (fact.type) {
    case "PaymentReceived": {
      const { paymentId: _id, ...columns } = fact.data;
      return {
        ...columns,
        receivedBy: columns.accountId,
        recordedAt: fact.recordedAt,
        recordedBy: fact.actor.id,
        reversed: false,
        reversalGround: null,
      };
    }
    case "PaymentReversed":
      return { ...standing(before, fact), reversed: true, reversalGround: fact.data.ground };
    case "AccountMerged":
      return { ...standing(before, fact), accountId: fact.data.accountId };
    default:
      return before;
  }
}
