/** The name of an obligation, stable for ever: `year/item/objectId`. */
export function obligationKey(year: number, item: string, objectId: string): string {
  return `${year}/${item}/${objectId}`;
}
