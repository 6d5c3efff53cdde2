import { dateValue } from "../bson/values.js";
import { DocumentWriter } from "../bson/writer.js";
import { asDocument } from "../bson/raw.js";
import { findAll } from "../query/documents.js";
import type { CollectionDescription, IndexDescription } from "../storage/catalog.js";
import { CollectionWriter } from "../storage/collection.js";
import type { Server } from "./context.js";

/** How many documents go in one transaction, so that others need not wait for long. */
const BATCH = 500;

/**
 * Takes away the documents whose time has come by an expiring index: those that hold, in its field, a date (or an array
 * with a date) that lies at least so many seconds back.
 * @param clock asked anew for every batch, so that one that steps back in between spares what is not yet due
 * @param goesOn asked before every batch, so that a server that stops need not wait for all of them
 * @returns how many documents went
 */
export async function expireDocuments(
  server: Server,
  clock: () => number,
  goesOn: () => boolean = () => true,
): Promise<number> {
  let gone = 0;
  for (const { id: collection, indexes } of server.catalog.all()) {
    for (const index of indexes) {
      if (index.expireAfterSeconds === undefined || index.building) continue;
      for (let found = BATCH; found === BATCH && goesOn(); gone += found) {
        found = await server.store.write(0, () => expireBatch(server, collection, index.id, clock()));
      }
    }
  }
  return gone;
}

/** Within a transaction. The index is looked up again: it may have been changed or dropped since the last batch. */
function expireBatch(server: Server, collectionId: number, indexId: number, now: number): number {
  const collection = server.catalog.byId(collectionId);
  const index = collection?.indexes.find(({ id }) => id === indexId);
  if (!collection || index?.expireAfterSeconds === undefined) return 0;
  const due = dueDocuments(server, collection, index, now - index.expireAfterSeconds * 1000);
  const writer = new CollectionWriter(server.store, server.catalog, collection);
  let gone = 0;
  for (const { key, document } of due) {
    writer.remove(key, document);
    gone++;
  }
  return gone;
}

function dueDocuments(server: Server, collection: CollectionDescription, index: IndexDescription, until: number) {
  const field = Object.keys(index.key)[0]!;
  const atMost = new DocumentWriter().raw("$lte", dateValue(until)).finish();
  const filter = asDocument(new DocumentWriter().document(field, atMost).finish());
  return findAll(server.store, { collection, filter, sort: [], skip: 0, limit: BATCH, hint: index.name });
}
