import type { Newest } from "../read-models/taxation/index.js";

export const NONE: Newest<never> = { total: 0, entries: [] };

/** The list with one more entry; the oldest goes when there are more than `most`. */
export function withNewest<Entry>(list: Newest<Entry>, entry: Entry, most: number): Newest<Entry> {
  const kept = list.entries.length < most ? list.entries : list.entries.slice(list.entries.length - most + 1);
  return { total: list.total + 1, entries: [...kept, entry] };
}

/** The list with one entry changed; as it was where that entry is no longer kept. */
export function withChanged<Entry extends { readonly id: string }>(
  list: Newest<Entry>,
  id: string,
  change: Partial<Entry>,
): Newest<Entry> {
  return { ...list, entries: changedWhere(list.entries, (entry) => entry.id === id, change) };
}

export function changedWhere<Entry>(
  entries: readonly Entry[],
  matches: (entry: Entry) => boolean,
  change: Partial<Entry>,
): readonly Entry[] {
  return entries.map((entry) => (matches(entry) ? { ...entry, ...change } : entry));
}
