import { hash } from "node:crypto";
import { uuidOfName } from "../digests.js";
import { ValidationError } from "../errors.js";
import type { StreamName } from "../event-store/index.js";
import type { KeyedHash } from "../personal-data/index.js";
import { parseStreamName } from "../streams.js";
import { fingerprintText } from "./canonical.js";
import type { CheckedEvent } from "./event-codec.js";
import type { CommandContext } from "./types.js";

/** The namespace 5f0c0f4e-6c0b-5a7d-9a52-3d6e3c1b7d10. */
const NAMESPACE = Buffer.from("5f0c0f4e6c0b5a7d9a523d6e3c1b7d10", "hex");
/** 128 bits, in 26 characters of five. */
const DERIVED_BYTES = 16;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Checks what identifies a command. Throws ValidationError; a stream of another municipality is FORBIDDEN by form. */
export function assertContext(context: CommandContext, stream: StreamName): void {
  if (!/^[A-Za-z0-9._:-]{1,100}$/.test(context.commandId)) throw new ValidationError("command-id-malformed");
  const address = parseStreamName(stream);
  if (!address) throw new ValidationError("stream-name-malformed");
  if (address.tenant !== context.tenant) throw new ValidationError("stream-of-another-municipality");
}

/** Keyed hash of what the client sent. Keyed, because a plain hash of a NID is as good as the NID. */
export function commandHash(keyed: KeyedHash, context: CommandContext, body: unknown): string {
  return keyed.hash("command", context.commandId, fingerprintText(body));
}

/**
 * Ids of the events of a command: uuidv5 of command id, stream, index, and a keyed fingerprint of body and events. The
 * same command decided alike has the same ids, so that a batch sent again is written once; a command id with another
 * body has other ids, so that a store that knows ids never takes the one for the other.
 */
export function eventIdsOf(
  keyed: KeyedHash,
  context: CommandContext,
  stream: StreamName,
  bodyHash: string,
  events: readonly CheckedEvent[],
): readonly string[] {
  // Checked events have the order of their schema: the same decision gives the same text without sorting it.
  const content = JSON.stringify(
    events.map(({ type, data, effectiveDate, reason }) => ({ type, data, effectiveDate, reason })),
  );
  const fingerprint = keyed.hash("events", bodyHash, content);
  return events.map((_, index) => uuidOfName(NAMESPACE, [context.commandId, stream, index, fingerprint].join("\n")));
}

/**
 * An id for what a command creates (26 characters, as a ULID), always the same for the same command id and purpose: a
 * command that opens something, sent twice, finds the stream of its first time.
 */
export function derivedId(commandId: string, purpose: string): string {
  const digest = hash("sha256", `defter-derived-id\n${purpose}\n${commandId}`, "buffer");
  let text = "";
  let [bits, count] = [0, 0];
  for (let at = DERIVED_BYTES - 1; at >= 0; at--) {
    bits |= digest[at]! << count;
    for (count += 8; count >= 5; count -= 5, bits >>>= 5) text = CROCKFORD[bits & 31]! + text;
  }
  return CROCKFORD[bits]! + text;
}
