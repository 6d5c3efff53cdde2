import type { AccountQuestions, AccountUseCases } from "../use-cases.js";
import type { AccountRoom } from "./account-room.js";
import { assessTaxpayer } from "./assess-taxpayer.js";
import { billingUseCases } from "./billing.js";
import { issueClearance } from "./clearances.js";
import { receivePayment, reversePayment } from "./payments.js";
import { accountQuestions } from "./questions.js";
import { settlementUseCases } from "./settlement.js";

export * from "./account-room.js";
export { assessCommand, assessedBy, prepareAssessment, type PreparedAssessment } from "./assess-taxpayer.js";
export { accountMergers } from "./merge-accounts.js";
export { NUMBER_TO_COME } from "./numbered.js";

/** What is owed and paid: commands and questions on the account's own stream. */
export function accountUseCases(room: AccountRoom): AccountUseCases & AccountQuestions {
  return {
    assessTaxpayer: (ask, input) => assessTaxpayer(room, ask, input),
    ...billingUseCases(room),
    receivePayment: (ask, input) => receivePayment(room, ask, input),
    reversePayment: (ask, input) => reversePayment(room, ask, input),
    ...settlementUseCases(room),
    issueClearance: (ask, input) => issueClearance(room, ask, input),
    ...accountQuestions(room),
  };
}
