/** So much goes into one message: statements, and bytes at most, far below what servers take (48 MB). */
const STATEMENTS = 500;
const BYTES = 24_000_000;

/** Where a list of statements is to be cut, so that each piece is one message. */
export function* messagesOf(documents: readonly object[]): Generator<{ readonly from: number; readonly to: number }> {
  let [from, bytes] = [0, 0];
  for (const [at, document] of documents.entries()) {
    const own = mostBytes(document);
    if (at > from && (at - from === STATEMENTS || bytes + own > BYTES)) {
      yield { from, to: at };
      [from, bytes] = [at, 0];
    }
    bytes += own;
  }
  if (from < documents.length) yield { from, to: documents.length };
}

/** A UTF-16 unit is at most three bytes of UTF-8; type, length and end of a member, and the largest number. */
const [PER_UNIT, PER_MEMBER] = [3, 24];

/** No fewer bytes than the value has as BSON; counted without encoding it, which costs as much as sending it. */
export function mostBytes(value: unknown): number {
  if (typeof value === "string") return PER_MEMBER + PER_UNIT * value.length;
  if (typeof value !== "object" || value === null) return PER_MEMBER;
  let bytes = PER_MEMBER;
  if (Array.isArray(value)) {
    for (const element of value as readonly unknown[]) bytes += mostBytes(element);
    return bytes;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const name in members) bytes += PER_UNIT * name.length + mostBytes(members[name]);
  return bytes;
}
