import { randomUUID } from "node:crypto";
import { encodeRecordedEvent } from "../../embedded/eventstore/protocol/recorded-event.js";
import { machineFiles } from "../../embedded/eventstore/storage/files.js";
import { SegmentedLog, defaultLogOptions } from "../../embedded/eventstore/storage/segmented-log.js";

const APPENDS_AT_ONCE = 5_000;
const NOTHING = new Uint8Array(0);
const SMALL_FACT = Buffer.from('{"taxpayer":"01JD3QZ8W6T5M4K3H2G1F0E9D8","amount":4712}');

/**
 * Writes a log of many small events straight through the storage layer, without flushes: what a start finds after years, made
 * in a minute. Streams take turns, so that the events of one lie far from each other.
 */
export async function writeSyntheticLog(folder: string, events: number, streams: number): Promise<void> {
  const files = { ...machineFiles, sync: () => Promise.resolve() };
  const { log } = SegmentedLog.open(folder, { ...defaultLogOptions, files }, () => undefined);
  for (let written = 0; written < events; written += APPENDS_AT_ONCE) {
    const transactions = Array.from({ length: Math.min(APPENDS_AT_ONCE, events - written) }, (_, offset) => {
      const number = written + offset;
      return [(position: number) => smallEvent(number % streams, Math.floor(number / streams), position)];
    });
    await log.append(transactions);
  }
  log.close();
}

function smallEvent(stream: number, revision: number, position: number): Buffer {
  return encodeRecordedEvent({
    id: randomUUID(),
    stream: `taxAccount-shkoder.01JD3QZ8W6T5M4K3H2${String(stream).padStart(8, "0")}`,
    revision,
    position,
    type: "ObligationAssessed",
    createdAt: Date.now(),
    isJson: true,
    metadata: NOTHING,
    data: SMALL_FACT,
  });
}
