import { refusal, refused } from "../../../shared/index.js";
import type { AccountCommand } from "../commands.js";
import type { AccountState } from "../state.js";
import { breakAgreement, keepAgreement, makeAgreement } from "./agreement.js";
import { assessYear } from "./assess.js";
import { chargeObligation } from "./charge.js";
import { issueClearance, revokeClearance } from "./clearance.js";
import type { Decided } from "./common.js";
import { cancelInvoice, issueInvoice } from "./invoice.js";
import { mergeIn, mergeOut } from "./merge.js";
import { issueNotice, serveNotice } from "./notice.js";
import { decideObjection, lodgeObjection } from "./objection.js";
import { receivePayment, reversePayment } from "./payment.js";
import { approveRefund, payRefund, withdrawRefund } from "./refund.js";
import { writeOff } from "./write-off.js";

export { appealStartsOn, NOTICE_LAW } from "./notice.js";

/** What may happen on an account. Refuses another account's commands, and everything on an account that was merged. */
export function decide(command: AccountCommand, state: AccountState): Decided {
  const { accountId } = command;
  if (state.accountId !== null && state.accountId !== accountId)
    return refused(refusal("account-mismatch", { accountId, found: state.accountId }));
  // A merger that broke off is given again: what was taken in before this account was merged on is so.
  const isTakenIn = command.type === "MergeIn" && state.absorbed.includes(command.duplicateId);
  if (state.mergedInto !== null && !isTakenIn)
    return refused(refusal("account-merged", { accountId, into: state.mergedInto }));
  switch (command.type) {
    case "Assess":
      return assessYear(command, state);
    case "ChargeObligation":
      return chargeObligation(command, state);
    case "IssueInvoice":
      return issueInvoice(command, state);
    case "CancelInvoice":
      return cancelInvoice(command, state);
    case "IssueNotice":
      return issueNotice(command, state);
    case "ServeNotice":
      return serveNotice(command, state);
    case "ReceivePayment":
      return receivePayment(command, state);
    case "ReversePayment":
      return reversePayment(command, state);
    case "ApproveRefund":
      return approveRefund(command, state);
    case "WithdrawRefund":
      return withdrawRefund(command, state);
    case "PayRefund":
      return payRefund(command, state);
    case "MakeAgreement":
      return makeAgreement(command, state);
    case "BreakAgreement":
      return breakAgreement(command, state);
    case "KeepAgreement":
      return keepAgreement(command, state);
    case "LodgeObjection":
      return lodgeObjection(command, state);
    case "DecideObjection":
      return decideObjection(command, state);
    case "WriteOff":
      return writeOff(command, state);
    case "IssueClearance":
      return issueClearance(command, state);
    case "RevokeClearance":
      return revokeClearance(command, state);
    case "MergeOut":
      return mergeOut(command, state);
    case "MergeIn":
      return mergeIn(command, state);
  }
}
