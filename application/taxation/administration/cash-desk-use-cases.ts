import { cashDeskDecider, municipalityDecider, openOfficeFault } from "../../../domain/taxation/index.js";
import {
  carryOut,
  cashDeskStream,
  municipalityStream,
  outcomeOf,
  refusedOutcome,
  type TaxationParts,
} from "../support/index.js";
import type { AdministrationUseCases } from "../use-cases.js";

type CashDeskUseCases = Pick<AdministrationUseCases, "openCashDesk" | "closeCashDesk">;

/** One desk for one day is one stream: opened by its cashier, closed against what its receipts say. */
export function cashDeskUseCases({ ledger }: TaxationParts): CashDeskUseCases {
  return {
    async openCashDesk(ask, input) {
      const { state } = await ledger.load(municipalityStream(ask.tenant), municipalityDecider);
      const closed = openOfficeFault(state, input.office);
      if (closed) return refusedOutcome(closed);
      const stream = cashDeskStream(ask.tenant, input.desk, input.date);
      const command = { type: "OpenCashDesk", ...input, cashierId: ask.actor.id, on: ask.today } as const;
      const step = { stream, decider: cashDeskDecider, command, body: { openCashDesk: input } };
      return outcomeOf(await carryOut(ledger, ask, step), () => null);
    },
    async closeCashDesk(ask, input) {
      const stream = cashDeskStream(ask.tenant, input.desk, input.date);
      const command = { type: "CloseCashDesk", ...input, on: ask.today } as const;
      const result = await carryOut(ledger, ask, {
        stream,
        decider: cashDeskDecider,
        command,
        body: { closeCashDesk: input },
      });
      return outcomeOf(result, (events) => {
        const closed = events.find((event) => event.type === "CashDeskClosed")!;
        const { expected, counted, difference } = closed.data;
        return { expected, counted, difference };
      });
    },
  };
}
