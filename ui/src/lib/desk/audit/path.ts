import { isCode } from "./shown.js";

/** A field of a path, and the entry of it that is meant: `years[2025]`; an entry may have dots of its own. */
const PART = /([^.[\]]+)(?:\[([^\]]*)\])?/g;
/** The place of an entry that has no id in its list, from 0; a year is none. */
const PLACE = /^\d{1,3}$/;

/** How an entry of a list is called, by what its path says of it; `field` is the list that it stands in. */
export type EntryNamed = (entry: string, field: string) => string;

/** The path of a field in words: `years[2025].total` is `Years 2025 › Total`. */
export function pathNamed(
  path: string,
  fieldNamed: (field: string) => string,
  entryNamed: EntryNamed = (entry) => entry,
): string {
  return [...path.matchAll(PART)]
    .map(([, field = "", entry]) =>
      entry === undefined ? fieldNamed(field) : `${fieldNamed(field)} ${entryNamed(entry, field)}`,
    )
    .join(" › ");
}

/**
 * Entries of the lists of some paths as people tell them apart: by the name of a code, or by number, from 1, in the order
 * in which they come; nobody reads an id. What has no name and is no id stays as it is: a year.
 */
export function entriesOf(paths: readonly string[], valueNamed: (value: string, field: string) => string): EntryNamed {
  const numbers = new Map<string, Map<string, number>>();
  const named = (entry: string, field: string) => {
    if (PLACE.test(entry)) return String(Number(entry) + 1);
    const word = valueNamed(entry, field);
    if (word !== entry || !isCode(entry)) return word;
    const known = numbers.get(field) ?? new Map<string, number>();
    numbers.set(field, known);
    if (!known.has(entry)) known.set(entry, known.size + 1);
    return String(known.get(entry));
  };
  for (const path of paths) pathNamed(path, (field) => field, named);
  return named;
}
