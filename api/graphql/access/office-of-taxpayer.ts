import type { EventStore, StreamName } from "../../../application/event-store/index.js";

const CARRIES_OFFICE = new Set(["TaxpayerRegistered", "TaxpayerCorrected", "TaxpayerMoved"]);

/**
 * The office in charge of a taxpayer, read from the taxpayer's own stream: the guard of a command needs certainty, which
 * a read model that lags cannot give. The office is no personal field, so nothing has to be decrypted. Null: no such
 * taxpayer.
 */
export function officeOfTaxpayerFrom(store: Pick<EventStore, "readStream">) {
  return async (tenant: string, taxpayerId: string): Promise<string | null> => {
    const stream: StreamName = `taxpayer-${tenant}.${taxpayerId}`;
    let office: string | null = null;
    for (const event of await store.readStream(stream)) {
      const stated = CARRIES_OFFICE.has(event.type) ? event.data["office"] : undefined;
      if (typeof stated === "string") office = stated;
    }
    return office;
  };
}
