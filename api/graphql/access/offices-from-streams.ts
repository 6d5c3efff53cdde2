import type { EventStore, StreamName } from "../../../application/event-store/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";

const CARRIES_OFFICE = new Set(["TaxpayerRegistered", "TaxpayerCorrected", "TaxpayerMoved"]);

type StreamReader = Pick<EventStore, "readStream">;

/**
 * The office in charge of a taxpayer, read from the taxpayer's own stream: the guard of a command needs certainty, which
 * a read model that lags cannot give. The office is no personal field, so nothing has to be decrypted. Null: no such
 * taxpayer.
 */
export function officeOfTaxpayerFrom(store: StreamReader) {
  return (tenant: string, taxpayerId: string): Promise<string | null> =>
    lastOffice(store, `taxpayer-${tenant}.${taxpayerId}`, CARRIES_OFFICE);
}

/** The office of a cash desk on the day it was opened. Null: it was not opened. */
export function officeOfCashDeskFrom(store: StreamReader) {
  return (tenant: string, desk: string, date: CivilDate): Promise<string | null> =>
    lastOffice(store, `cashDesk-${tenant}.${desk}.${date}`, new Set(["CashDeskOpened"]));
}

async function lastOffice(store: StreamReader, stream: StreamName, types: ReadonlySet<string>): Promise<string | null> {
  let office: string | null = null;
  for (const event of await store.readStream(stream)) {
    const stated = types.has(event.type) ? event.data["office"] : undefined;
    if (typeof stated === "string") office = stated;
  }
  return office;
}
