import { writeUuid } from "./shared-messages.js";
import { finished, newWriter, numberTag, writeNested, writeText, writeUnsigned64 } from "./wire.js";

/** This server as it tells clients that ask for the members of its cluster: a cluster of one. */
export interface Member {
  readonly instanceId: string;
  /** The address at which the client reached us, so that it does again. */
  readonly host: string;
  readonly port: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** `MemberInfo.VNodeState` of a node that takes writes. */
const LEADER = 8;
/** The protocol counts in units of 100 nanoseconds. */
const TICKS_PER_MILLISECOND = 10_000n;

/** A `ClusterInfo` message with one member. */
export function encodeClusterOfOne({ instanceId, host, port, now }: Member): Buffer {
  return finished(
    writeNested(newWriter(), 1, (writer) => {
      writeUuid(writer, 1, instanceId, "structured");
      writeUnsigned64(writer, 2, BigInt(now) * TICKS_PER_MILLISECOND);
      writer.uint32(numberTag(3)).uint32(LEADER).uint32(numberTag(4)).bool(true);
      writeNested(writer, 5, () => {
        writeText(writer, 1, host);
        writeUnsigned64(writer, 2, port);
      });
    }),
  );
}
