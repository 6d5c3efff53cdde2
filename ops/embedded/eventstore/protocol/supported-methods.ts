import { finished, newWriter, writeNested, writeText } from "./wire.js";

const STREAMS = "event_store.client.streams.streams";

/** What `ServerFeatures` tells clients that they may use: method and features, in lower case as they compare them. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  read: ["position", "events"],
  append: [],
  delete: [],
  tombstone: [],
  batchappend: ["deadline_duration"],
};

/** The version of EventStoreDB whose protocol this server speaks; clients choose what they use by it. */
export const PROTOCOL_VERSION = "23.10.0";

export function encodeSupportedMethods(): Buffer {
  const writer = newWriter();
  for (const [method, features] of Object.entries(METHODS)) {
    writeNested(writer, 1, () => {
      writeText(writer, 1, method);
      writeText(writer, 2, STREAMS);
      for (const feature of features) writeText(writer, 3, feature);
    });
  }
  return finished(writeText(writer, 2, PROTOCOL_VERSION));
}
