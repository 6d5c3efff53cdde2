/** A name of a field, apart into words: `statedOn` is `Stated on`. Codes that are no such name stay as they are. */
export function spaced(field: string): string {
  if (!/^[a-z][A-Za-z]*$/.test(field)) return field;
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
