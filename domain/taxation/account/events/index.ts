import type { EventOf } from "../../../shared/index.js";
import { agreementEvents } from "./agreements.js";
import { assessmentEvents } from "./assessment.js";
import { clearanceEvents } from "./clearances.js";
import { mergerEvents } from "./merger.js";
import { objectionEvents } from "./objections.js";
import { paperEvents } from "./papers.js";
import { paymentEvents } from "./payments.js";

export type { InstalmentAgreementMade } from "./agreements.js";
export type { ObligationLine, ObligationsReassessed, Part } from "./assessment.js";
export { CLEARANCE_STATES, type ClearanceRevoked } from "./clearances.js";
export type { CarriedAccount } from "./merger.js";
export type { ObjectionDecided, ObligationWrittenOff } from "./objections.js";
export {
  SERVED_KINDS,
  TAX_NOTICES,
  type NoticeIssued,
  type NoticeServed,
  type StatedAmounts,
  type TaxNoticeKind,
} from "./papers.js";
export { PAYMENT_CHANNELS, type PaymentReversed } from "./payments.js";

/** Every event of the stream `taxAccount-T.taxpayerId`. */
export const accountEvents = [
  ...assessmentEvents,
  ...paperEvents,
  ...paymentEvents,
  ...agreementEvents,
  ...objectionEvents,
  ...clearanceEvents,
  ...mergerEvents,
] as const;
export type AccountEvent = EventOf<(typeof accountEvents)[number]>;
