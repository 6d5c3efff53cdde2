/**
 * Runs a task for each item, at most `concurrency` at once, and yields the results in the order of the items. Items are
 * pulled only as there is room. When a task fails or the consumer stops, what was begun is awaited and nothing more begins.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  task: (item: Item) => Promise<Result>,
  concurrency: number,
): AsyncIterable<Result> {
  const begun: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const result = task(item);
      // The failure is met where the result is awaited, perhaps later than Node would wait for a handler.
      result.catch(() => undefined);
      begun.push(result);
      if (begun.length >= concurrency) yield await begun.shift()!;
    }
    while (begun.length > 0) yield await begun.shift()!;
  } finally {
    await Promise.allSettled(begun);
  }
}
