/** The name of an obligation, stable for ever: `year/item/objectId`. */
export function obligationKey(year: number, item: string, objectId: string): string {
  return `${year}/${item}/${objectId}`;
}

/** What the name of an obligation says; of a text that is no such name, empty parts. */
export function obligationKeyParts(key: string): {
  readonly year: number;
  readonly item: string;
  readonly objectId: string;
} {
  const [year = "", item = "", objectId = ""] = key.split("/");
  return { year: Number(year), item, objectId };
}
