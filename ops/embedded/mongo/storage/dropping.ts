import type { Catalog, CollectionDescription } from "./catalog.js";
import { keyPrefix } from "./collection.js";
import type { Doomed } from "./doomed.js";

/** Takes a collection out of the catalogue; what it holds goes little by little. Within a transaction of the store. */
export function dropCollection(catalog: Catalog, doomed: Doomed, collection: CollectionDescription): void {
  catalog.forget(collection);
  doomed.add(keyPrefix("documents", collection.id));
  for (const { id } of collection.indexes) doomed.add(keyPrefix("index", id));
}

/** The same with those of its indexes that have one of these numbers. Within a transaction of the store. */
export function dropIndexesOf(
  catalog: Catalog,
  doomed: Doomed,
  collection: CollectionDescription,
  ids: readonly number[],
): void {
  const indexes = collection.indexes.filter(({ id }) => !ids.includes(id));
  if (indexes.length === collection.indexes.length) return;
  catalog.save({ ...collection, indexes });
  for (const { id } of collection.indexes) if (ids.includes(id)) doomed.add(keyPrefix("index", id));
}
