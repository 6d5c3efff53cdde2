import { appealUntil, type AccountCommand, type NoticeKind } from "../../../domain/taxation/index.js";
import { yearOf, type CivilDate } from "../../../domain/shared/index.js";
import { derivedId } from "../../ledger/index.js";
import { outcomeOf, refusedOutcome } from "../support/index.js";
import type { AccountUseCases } from "../use-cases.js";
import { eventOf, officeFault, type AccountRoom, type OpenedAccount } from "./account-room.js";
import { carryOutNumbered } from "./numbered.js";

type Billing = Pick<
  AccountUseCases,
  "chargeObligation" | "issueInvoice" | "cancelInvoice" | "serveNotice" | "writeOff"
>;

/** Charges, invoices, notices, and what will not be collected. */
export function billingUseCases(room: AccountRoom): Billing {
  return {
    async chargeObligation(ask, input) {
      const account = await room.open(ask, input.accountId);
      if (!account.ok) return account;
      const fault = officeFault(account.value, input.office);
      if (fault) return refusedOutcome(fault);
      const command: AccountCommand = {
        ...input,
        ...account.value.base,
        type: "ChargeObligation",
        objectId: input.objectId ?? derivedId(ask.commandId, "charge"),
        component: input.component ?? "principal",
        collects: input.collects ?? null,
        caseId: input.caseId ?? null,
      };
      const result = await room.carryOut(ask, room.step(ask, command, { chargeObligation: input }));
      return outcomeOf(result, (events) => ({ key: eventOf(events, "ObligationCharged")!.data.key }));
    },

    async issueInvoice(ask, input) {
      const account = await room.open(ask, input.accountId);
      if (!account.ok) return account;
      const { office, year } = input;
      const fault = officeFault(account.value, office);
      if (fault) return refusedOutcome(fault);
      const invoiceId = input.invoiceId ?? derivedId(ask.commandId, "invoice");
      const issuedOn = input.issuedOn ?? ask.today;
      const result = await carryOutNumbered(room, account.value, ask, {
        body: { issueInvoice: input },
        command: (number) => ({
          ...account.value.base,
          type: "IssueInvoice",
          invoiceId,
          number,
          office,
          year,
          keys: input.keys ?? null,
          issuedOn,
          runId: null,
        }),
        order: () => ({ office, kind: "invoice", year: yearOf(issuedOn), owners: [invoiceId] }),
      });
      return outcomeOf(result, (events) => {
        const { data } = eventOf(events, "InvoiceIssued")!;
        return { invoiceId: data.invoiceId, number: data.number, amounts: data.amounts };
      });
    },

    cancelInvoice: (ask, input) =>
      room.simply(
        ask,
        input.accountId,
        { cancelInvoice: input },
        (base) => ({ ...input, ...base, type: "CancelInvoice" }),
        () => ({ invoiceId: input.invoiceId }),
      ),

    async serveNotice(ask, input) {
      const account = await room.open(ask, input.accountId);
      if (!account.ok) return account;
      const noticeId = input.noticeId ?? derivedId(ask.commandId, "notice");
      const command: AccountCommand = { ...input, ...account.value.base, type: "ServeNotice", noticeId };
      const result = await room.carryOut(ask, room.step(ask, command, { serveNotice: input }));
      return outcomeOf(result, (events) => {
        const { data } = eventOf(events, "NoticeServed")!;
        const { deemedReceivedOn } = data;
        const until = appealableUntil(account.value, data.what, deemedReceivedOn);
        return { noticeId: data.noticeId, deemedReceivedOn, appealUntil: until };
      });
    },

    writeOff(ask, input) {
      const writeOffId = input.writeOffId ?? derivedId(ask.commandId, "write-off");
      return room.simply(
        ask,
        input.accountId,
        { writeOff: input },
        (base) => ({ ...input, ...base, type: "WriteOff", writeOffId }),
        () => ({ writeOffId }),
      );
    },
  };
}

const APPEALABLE: readonly NoticeKind[] = ["invoice", "assessment", "decision"];

/** The last day to appeal: only against what decides something, and only as far as the calendar reaches. */
function appealableUntil(
  { base, municipality }: OpenedAccount,
  what: NoticeKind,
  receivedOn: CivilDate,
): CivilDate | null {
  if (!APPEALABLE.includes(what) || !municipality.calendar) return null;
  const until = appealUntil(receivedOn, base.law.rules, municipality.calendar);
  return until.ok ? until.value.end : null;
}
