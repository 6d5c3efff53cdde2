import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "@jest/globals";
import { MongoClient, type Collection, type Db, type Document, type MongoServerError } from "mongodb";
import { openTestMongo, type TestMongoServer } from "../../support/test-mongo.js";

/** Documents of a test may have any `_id`. */
export type AnyDocument = Document & { _id?: unknown };
export type AnyCollection = Collection<AnyDocument>;

export interface ConnectedMongo {
  readonly client: MongoClient;
  readonly url: string;
  /** A database of the test file's own, dropped when it ends. */
  readonly database: Db;
  /** A collection that nobody used before. */
  collection(): AnyCollection;
  /** The same, holding these documents. */
  filled(documents: readonly AnyDocument[]): Promise<AnyCollection>;
}

/** One server, one client of the official driver and one database for the tests of a file. */
export function connected(): ConnectedMongo {
  const parts: { client?: MongoClient; server?: TestMongoServer } = {};
  const name = `contract_${randomBytes(6).toString("hex")}`;
  let collections = 0;
  beforeAll(async () => {
    parts.server = await openTestMongo();
    parts.client = await MongoClient.connect(parts.server.url);
  });
  afterAll(async () => {
    await parts.client?.db(name).dropDatabase();
    await parts.client?.close();
    await parts.server?.end();
  });
  const mongo: ConnectedMongo = {
    get client() {
      return parts.client!;
    },
    get url() {
      return parts.server!.url;
    },
    get database() {
      return parts.client!.db(name);
    },
    collection: () => mongo.database.collection<AnyDocument>(`c${++collections}`),
    filled: async (documents) => {
      const collection = mongo.collection();
      if (documents.length > 0) await collection.insertMany(documents.map((document) => ({ ...document })) as never);
      return collection;
    },
  };
  return mongo;
}

/** What the server refused a piece of work with. */
export async function refusal(work: Promise<unknown>): Promise<MongoServerError> {
  try {
    await work;
  } catch (error) {
    return error as MongoServerError;
  }
  throw new Error("nothing was refused");
}

/** A document by its `_id`, types kept. */
export function exactly(collection: AnyCollection, _id: unknown = 1): Promise<AnyDocument | null> {
  return collection.findOne({ _id } as never, { promoteValues: false });
}

/** The `_id`s that a filter finds, in their order. */
export async function idsOf(collection: AnyCollection, filter: Document): Promise<unknown[]> {
  const found = await collection
    .find(filter as never)
    .sort({ _id: 1 })
    .toArray();
  return found.map(({ _id }) => _id);
}
