/** A value as JSON for machines: 64-bit integers as strings, never as floats; what is undefined is left out. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_name, each: unknown) => (typeof each === "bigint" ? String(each) : each), indent);
}
