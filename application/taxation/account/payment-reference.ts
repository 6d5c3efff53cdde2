import { parsed, refusal, type Parsed } from "../../../domain/shared/index.js";
import { paymentReferenceDecider, type PaymentReferenceState } from "../../../domain/taxation/index.js";
import type { StreamName } from "../../event-store/index.js";
import { streamFor } from "../../streams.js";
import type { ReceivePaymentInput } from "../inputs/account.js";
import { carryOutBeside, wayOfAccount } from "../support/index.js";
import type { Ask } from "../use-case.js";
import type { AccountRoom } from "./account-room.js";

/** How long a payment whose reference is claimed may be on its way to its account before it is taken for lost. */
const ON_ITS_WAY_MS = 15 * 60 * 1000;

/**
 * One payment for each reference of a channel, whatever the account. The claim comes before the payment, so that two
 * tellers with the same bank statement cannot both enter a line. A payment that was reversed, or never arrived, leaves
 * its reference to the next. Refuses `payment-reference-known`, `payment-reference-pending`.
 */
export async function claimReference(
  room: AccountRoom,
  ask: Ask,
  payment: ReceivePaymentInput & { readonly paymentId: string },
  body: object,
): Promise<Parsed<null>> {
  const { channel, reference, accountId, paymentId } = payment;
  if (reference === null) return parsed(null);
  const stream = referenceStream(room, ask.tenant, channel, reference);
  const { state } = await room.parts.ledger.load(stream, paymentReferenceDecider);
  const standing = state.owner?.paymentId === paymentId ? null : await whatStands(room, ask, state);
  if (standing) return { ok: false, refusal: refusal(standing, { channel, reference }) };
  const result = await carryOutBeside(room.parts.ledger, ask, {
    stream,
    decider: paymentReferenceDecider,
    command: { channel, accountId, paymentId, inPlaceOf: state.owner?.paymentId ?? null, on: ask.today },
    body,
  });
  if (result.ok) return parsed(null);
  const { code, facts } = result.refusal;
  return { ok: false, refusal: refusal(code, { ...facts, reference }) };
}

type Standing = "payment-reference-known" | "payment-reference-pending";

async function whatStands(room: AccountRoom, ask: Ask, { owner }: PaymentReferenceState): Promise<Standing | null> {
  if (!owner) return null;
  // What became of it says the account that it stands on now: it may have been reversed after a merger.
  const { all } = await wayOfAccount(room.parts.ledger, ask.tenant, owner.accountId);
  const payment = all
    .flatMap(({ state: { payments } }) => payments)
    .findLast((each) => each.paymentId === owner.paymentId);
  if (payment) return payment.reversedOn === null ? "payment-reference-known" : null;
  const age = Date.parse(room.parts.clock.now()) - Date.parse(owner.since);
  return age < ON_ITS_WAY_MS ? "payment-reference-pending" : null;
}

function referenceStream(room: AccountRoom, tenant: string, channel: string, reference: string): StreamName {
  const written = reference.replace(/\s+/g, "").toUpperCase();
  return streamFor(
    "paymentReference",
    tenant,
    room.parts.keyedHash.hash("payment-reference", tenant, channel, written),
  );
}
