/** The same bytes with room for so many more behind those that are used: at least twice as many as there were. */
export function withRoom(bytes: Buffer, used: number, more: number): Buffer {
  if (used + more <= bytes.length) return bytes;
  const grown = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + more));
  bytes.copy(grown, 0, 0, used);
  return grown;
}
