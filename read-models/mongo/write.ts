import { MongoServerError, type Db, type Document } from "mongodb";
import type { RowWrite } from "../store/index.js";
import { documentOf, tombstone, type ViewDocument } from "./documents.js";
import { messagesOf } from "./messages.js";
import { positionKey } from "./positions.js";

const DUPLICATE_KEY = 11000;

/**
 * Writes documents, each only where what is there is older. A duplicate key says that the document is there and not
 * older, or that another writer was faster by a moment: reading again tells which. Throws when it is older after all.
 */
export async function writeDocuments(db: Db, collection: string, writes: readonly RowWrite[]): Promise<void> {
  const refused = await refusedOf(db, collection, writes);
  if (refused.length === 0) return;
  const older = await stillOlder(db, collection, refused);
  const again = await refusedOf(db, collection, older);
  const [left] = await stillOlder(db, collection, again);
  if (left !== undefined) throw new Error(`${collection}: ${left.tenant}/${left.id} cannot be written: duplicate key`);
}

/** What to send for a row that is new: inserting is enough, and an earlier delivery shows as a duplicate key. */
function insertOf({ tenant, id, row, at }: RowWrite): ViewDocument {
  const pos = positionKey(at);
  return row === null ? tombstone(tenant, id, pos) : documentOf(tenant, id, row, pos);
}

/** What to send for a row that was looked for: the guard decides; it may not be there yet. */
function updateOf(write: RowWrite): Document {
  const document = insertOf(write);
  return { q: { _id: document._id, _pos: { $lt: document._pos } }, u: document, upsert: true };
}

/** Sends everything; gives back what was refused for a duplicate key. */
async function refusedOf(db: Db, collection: string, writes: readonly RowWrite[]): Promise<readonly RowWrite[]> {
  const refused: RowWrite[] = [];
  const send = async (command: string, list: string, own: readonly RowWrite[], documents: readonly Document[]) => {
    for (const { from, to } of messagesOf(documents)) {
      const body = { [command]: collection, [list]: documents.slice(from, to), ordered: false };
      for (const index of duplicatesIn(await db.command(body, { ignoreUndefined: true })))
        refused.push(own[from + index]!);
    }
  };
  const [added, changed] = [writes.filter((write) => write.added), writes.filter((write) => !write.added)];
  await send("insert", "documents", added, added.map(insertOf));
  await send("update", "updates", changed, changed.map(updateOf));
  return refused;
}

/** Which statements of a command met a duplicate key. Throws MongoServerError where anything else was refused. */
function duplicatesIn({ writeErrors = [], writeConcernError }: Document): readonly number[] {
  const errors = writeErrors as readonly { readonly index: number; readonly code: number; readonly errmsg: string }[];
  const other = errors.find(({ code }) => code !== DUPLICATE_KEY);
  if (other !== undefined) throw new MongoServerError({ message: other.errmsg, code: other.code });
  if (writeConcernError !== undefined) throw new MongoServerError(writeConcernError as Document);
  return errors.map(({ index }) => index);
}

async function stillOlder(db: Db, collection: string, writes: readonly RowWrite[]): Promise<readonly RowWrite[]> {
  if (writes.length === 0) return [];
  const ids = writes.map(({ tenant, id }) => `${tenant}/${id}`);
  const documents = db.collection<ViewDocument>(collection);
  const found = await documents.find({ _id: { $in: ids } }, { projection: { _pos: 1 } }).toArray();
  const positions = new Map(found.map(({ _id, _pos }) => [_id, _pos]));
  return writes
    .filter(({ tenant, id, at }) => (positions.get(`${tenant}/${id}`) ?? "") < positionKey(at))
    .map((write) => ({ ...write, added: false }));
}
