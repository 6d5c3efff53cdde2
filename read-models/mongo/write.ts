import { MongoBulkWriteError, type AnyBulkWriteOperation, type Collection } from "mongodb";
import type { RowWrite } from "../store/index.js";
import { documentOf, tombstone, type ViewDocument } from "./documents.js";
import { positionKey } from "./positions.js";

/** So many operations go into one message. */
const CHUNK = 1_000;

/**
 * Writes documents, each only where what is there is older. A duplicate key says that the document is there and not
 * older, or that another writer was faster by a moment: reading again tells which. Throws when it is older after all.
 */
export async function writeDocuments(collection: Collection<ViewDocument>, writes: readonly RowWrite[]): Promise<void> {
  for (let at = 0; at < writes.length; at += CHUNK) {
    const chunk = writes.slice(at, at + CHUNK);
    const refused = await refusedOf(collection, chunk);
    if (refused.length === 0) continue;
    const older = await stillOlder(collection, refused);
    const again = await refusedOf(collection, older);
    const [left] = await stillOlder(collection, again);
    if (left !== undefined)
      throw new Error(`${collection.collectionName}: ${left.tenant}/${left.id} cannot be written: duplicate key`);
  }
}

/** Whether a row had to be there, so that a guard decides, or is new, so that inserting is enough. */
function operationOf(write: RowWrite): AnyBulkWriteOperation<ViewDocument> {
  const { tenant, id, row, at, added } = write;
  const pos = positionKey(at);
  const document = row === null ? tombstone(tenant, id, pos) : documentOf(tenant, id, row, pos);
  if (added) return { insertOne: { document } };
  const { _id, ...replacement } = document;
  return {
    replaceOne: { filter: { _id, _pos: { $lt: pos } }, replacement: replacement as ViewDocument, upsert: true },
  };
}

async function refusedOf(
  collection: Collection<ViewDocument>,
  writes: readonly RowWrite[],
): Promise<readonly RowWrite[]> {
  if (writes.length === 0) return [];
  try {
    await collection.bulkWrite(writes.map(operationOf), { ordered: false });
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const errors = [error.writeErrors].flat();
    if (errors.length === 0 || errors.some(({ code }) => code !== 11000)) throw error;
    return errors.map(({ index }) => writes[index]!);
  }
}

async function stillOlder(
  collection: Collection<ViewDocument>,
  writes: readonly RowWrite[],
): Promise<readonly RowWrite[]> {
  if (writes.length === 0) return [];
  const ids = writes.map(({ tenant, id }) => `${tenant}/${id}`);
  const found = await collection.find({ _id: { $in: ids } }, { projection: { _pos: 1 } }).toArray();
  const positions = new Map(found.map(({ _id, _pos }) => [_id, _pos]));
  return writes
    .filter(({ tenant, id, at }) => (positions.get(`${tenant}/${id}`) ?? "") < positionKey(at))
    .map((write) => ({ ...write, added: false }));
}
