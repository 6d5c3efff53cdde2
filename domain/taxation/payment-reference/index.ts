import { z } from "zod";
import {
  accepted,
  defineEvent,
  idSchema,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type EventOf,
  type Instant,
} from "../../shared/index.js";
import { PAYMENT_CHANNELS } from "../account/index.js";

const channelSchema = z.enum(PAYMENT_CHANNELS);

export const PaymentReferenceUsed = defineEvent({
  type: "PaymentReferenceUsed",
  description: "A bank or agent reference belongs to this payment; the stream's name is its keyed hash.",
  schema: z.object({ channel: channelSchema, accountId: idSchema, paymentId: idSchema }),
});
export const paymentReferenceEvents = [PaymentReferenceUsed] as const;
export type PaymentReferenceEvent = EventOf<(typeof paymentReferenceEvents)[number]>;

/** The payment that a reference belongs to, and since when. */
export interface PaymentReferenceState {
  readonly owner: { readonly accountId: string; readonly paymentId: string; readonly since: Instant } | null;
}

export interface UsePaymentReference {
  readonly channel: (typeof PAYMENT_CHANNELS)[number];
  readonly accountId: string;
  readonly paymentId: string;
  /** The payment that had it and does not stand: reversed, or never entered. */
  readonly inPlaceOf: string | null;
  readonly on: CivilDate;
}

/** The stream `paymentReference-T.h`: one payment at a time for a reference. */
export const paymentReferenceDecider: Decider<PaymentReferenceState, UsePaymentReference, PaymentReferenceEvent> = {
  initialState: { owner: null },
  decide({ channel, accountId, paymentId, inPlaceOf, on }, { owner }) {
    if (owner?.paymentId === paymentId && owner.accountId === accountId) return accepted();
    if (owner && owner.paymentId !== inPlaceOf)
      return refused(refusal("payment-reference-pending", { channel, reference: null }));
    return accepted({ type: "PaymentReferenceUsed", data: { channel, accountId, paymentId }, effectiveDate: on });
  },
  evolve: (_state, { data, recordedAt }) => ({
    owner: { accountId: data.accountId, paymentId: data.paymentId, since: recordedAt },
  }),
};
