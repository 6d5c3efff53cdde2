import { finished, newWriter, writeNested, writeText } from "./wire.js";

const STREAMS = "event_store.client.streams.streams";
const GOSSIP = "event_store.client.gossip.gossip";

/** What `ServerFeatures` tells clients that they may use: method and features, in lower case as they compare them. */
const METHODS: readonly (readonly [service: string, method: string, features: readonly string[]])[] = [
  [STREAMS, "read", ["position", "events"]],
  [STREAMS, "append", []],
  [STREAMS, "delete", []],
  [STREAMS, "tombstone", []],
  [STREAMS, "batchappend", ["deadline_duration"]],
  [GOSSIP, "read", []],
];

/** The version of EventStoreDB whose protocol this server speaks; clients choose what they use by it. */
export const PROTOCOL_VERSION = "23.10.0";

export function encodeSupportedMethods(): Buffer {
  const writer = newWriter();
  for (const [service, method, features] of METHODS) {
    writeNested(writer, 1, () => {
      writeText(writer, 1, method);
      writeText(writer, 2, service);
      for (const feature of features) writeText(writer, 3, feature);
    });
  }
  return finished(writeText(writer, 2, PROTOCOL_VERSION));
}
