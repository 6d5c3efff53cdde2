import { registerDecider } from "../../../domain/taxation/index.js";
import type { Ledger } from "../../ledger/index.js";
import { idsOfTaxpayer, taxpayerGoingOn, taxpayerStream } from "../support/index.js";
import type { RegisterQuestions } from "../use-cases.js";

/** Questions on the register's own streams: never behind. */
export function registerQuestions({ ledger }: { readonly ledger: Pick<Ledger, "load"> }): RegisterQuestions {
  return {
    idsOfTaxpayer: (tenant, taxpayerId) => idsOfTaxpayer(ledger, tenant, taxpayerId),

    async mergedRecord(tenant, taxpayerId) {
      const { state } = await ledger.load(taxpayerStream(tenant, taxpayerId), registerDecider);
      if (state.phase === "none" || state.mergedInto === null) return null;
      const goingOn = await taxpayerGoingOn(ledger, tenant, state.mergedInto);
      const { name, identifier } = state;
      return goingOn && { taxpayerId, name, identifier: identifier.value, survivorId: goingOn.taxpayerId };
    },
  };
}
