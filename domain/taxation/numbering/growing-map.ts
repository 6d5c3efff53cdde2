/**
 * A map that only grows and never changes in place: adding gives a new one that shares what it had. Adding costs
 * O(log n) on average, where copying a map for each of 60,000 numbers of a year would cost the square of it.
 */
export class GrowingMap<Key, Value> {
  private constructor(private readonly levels: readonly ReadonlyMap<Key, Value>[]) {}

  static empty<Key, Value>(): GrowingMap<Key, Value> {
    return new GrowingMap<Key, Value>([]);
  }

  get(key: Key): Value | undefined {
    for (const level of this.levels) {
      const value = level.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Levels are kept in falling size, each at least twice the next; keys are not in the map yet. */
  with(entries: Iterable<readonly [Key, Value]>): GrowingMap<Key, Value> {
    const levels = [...this.levels];
    let added: ReadonlyMap<Key, Value> = new Map(entries);
    while (levels.length > 0 && levels.at(-1)!.size < added.size * 2) added = new Map([...levels.pop()!, ...added]);
    return new GrowingMap([...levels, added]);
  }
}
