import { registerDecider, type RegisterEvent } from "../../../domain/taxation/index.js";
import type { CivilDate, FactOf } from "../../../domain/shared/index.js";
import type { Ledger, LedgerFact } from "../../ledger/index.js";
import type { TaxationUseCases } from "../../taxation/index.js";
import { accountTakingIn, taxpayerStream } from "../../taxation/support/index.js";
import type { ProcessManager } from "../process-manager.js";

interface Parts {
  readonly ledger: Pick<Ledger, "load">;
  readonly taxation: Pick<TaxationUseCases, "mergeTaxpayers">;
}

/**
 * A merger begins when the duplicate's record ends; what a crash cut off after that is finished here: the survivor's
 * record, the number that is free again, and the account that is handed on. What was finished is left alone. Where the
 * survivor was merged on meanwhile, whoever goes on for it takes over.
 */
export function finishMergers({ ledger, taxation }: Parts): ProcessManager {
  return {
    name: "finish-mergers",
    prefixes: ["taxpayer-"],
    types: ["MergedInto"],
    async *react(given) {
      const fact = given as FactOf<RegisterEvent> & LedgerFact;
      if (fact.type !== "MergedInto") return;
      const { tenant, effectiveDate, data } = fact;
      const { taxpayerId: duplicateId, survivorId } = data;
      if (await isFinished(ledger, tenant, duplicateId, survivorId)) return;
      const keepObjects = data.keepObjects ?? (await goingOn(ledger, tenant, duplicateId, effectiveDate));
      yield {
        about: duplicateId,
        carryOut: (ask) => taxation.mergeTaxpayers(ask, { survivorId, duplicateId, keepObjects }),
      };
    },
  };
}

/** The last step is the account that takes the duplicate's in. */
async function isFinished(ledger: Parts["ledger"], tenant: string, duplicateId: string, survivorId: string) {
  const { state } = await accountTakingIn(ledger, tenant, survivorId, duplicateId);
  return state.absorbed.includes(duplicateId);
}

/** Of mergers from before it was said what is kept: the objects that did not end with their record. */
async function goingOn(ledger: Parts["ledger"], tenant: string, duplicateId: string, on: CivilDate) {
  const { state } = await ledger.load(taxpayerStream(tenant, duplicateId), registerDecider);
  const objects = state.phase === "none" ? [] : [...state.objects.values()];
  return objects.filter(({ to }) => to === null || to > on).map(({ objectId }) => objectId);
}
