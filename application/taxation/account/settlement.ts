import { appealStartsOn, appealUntil, type ContestedObligation } from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import type { AccountUseCases } from "../use-cases.js";
import type { AccountRoom, OpenedAccount } from "./account-room.js";

type Settlement = Pick<
  AccountUseCases,
  | "approveRefund"
  | "withdrawRefund"
  | "payRefund"
  | "makeAgreement"
  | "breakAgreement"
  | "keepAgreement"
  | "lodgeObjection"
  | "decideObjection"
  | "revokeClearance"
>;

/** Refunds, instalment agreements, objections: each one command on the account's stream. */
export function settlementUseCases(room: AccountRoom): Settlement {
  return {
    approveRefund(ask, input) {
      const refundId = input.refundId ?? derivedId(ask.commandId, "refund");
      return room.simply(
        ask,
        input.accountId,
        { approveRefund: input },
        (base) => ({ ...input, ...base, type: "ApproveRefund", refundId, approvedBy: ask.actor.id }),
        () => ({ refundId }),
      );
    },
    withdrawRefund: (ask, input) =>
      room.simply(
        ask,
        input.accountId,
        { withdrawRefund: input },
        (base) => ({ ...input, ...base, type: "WithdrawRefund" }),
        () => ({ refundId: input.refundId }),
      ),
    payRefund: (ask, input) =>
      room.simply(
        ask,
        input.accountId,
        { payRefund: input },
        (base) => ({ ...input, ...base, type: "PayRefund" }),
        () => ({ refundId: input.refundId }),
      ),
    makeAgreement(ask, input) {
      const agreementId = input.agreementId ?? derivedId(ask.commandId, "agreement");
      return room.simply(
        ask,
        input.accountId,
        { makeAgreement: input },
        (base) => ({ ...input, ...base, type: "MakeAgreement", agreementId, covers: input.covers ?? null }),
        () => ({ agreementId }),
      );
    },
    breakAgreement: (ask, input) =>
      room.simply(
        ask,
        input.accountId,
        { breakAgreement: input },
        (base) => ({ ...input, ...base, type: "BreakAgreement" }),
        () => ({ agreementId: input.agreementId }),
      ),
    keepAgreement: (ask, input) =>
      room.simply(
        ask,
        input.accountId,
        { keepAgreement: input },
        (base) => ({ ...input, ...base, type: "KeepAgreement" }),
        () => ({ agreementId: input.agreementId }),
      ),
    lodgeObjection(ask, input) {
      const objectionId = input.objectionId ?? derivedId(ask.commandId, "objection");
      return room.simply(
        ask,
        input.accountId,
        { lodgeObjection: input },
        (base, account) => ({
          ...input,
          ...base,
          type: "LodgeObjection",
          objectionId,
          contests: input.contests.map((key) => contested(account, key)),
        }),
        () => ({ objectionId }),
      );
    },
    decideObjection: (ask, input) =>
      room.simply(
        ask,
        input.accountId,
        { decideObjection: input },
        (base) => ({ ...input, ...base, type: "DecideObjection" }),
        () => ({ objectionId: input.objectionId }),
      ),
    revokeClearance: (ask, input) =>
      room.simply(
        ask,
        input.accountId,
        { revokeClearance: input },
        (base) => ({ ...input, ...base, type: "RevokeClearance" }),
        () => ({ clearanceId: input.clearanceId }),
      ),
  };
}

/** Where the term to appeal has not begun, or the calendar does not reach its end, nothing ends it. */
function contested({ base, state, municipality }: OpenedAccount, key: string): ContestedObligation {
  const startsOn = appealStartsOn(state, key);
  if (startsOn === null || !municipality.calendar) return { key, appealUntil: null };
  const until = appealUntil(startsOn, base.law.rules, municipality.calendar);
  return { key, appealUntil: until.ok ? until.value.end : null };
}
