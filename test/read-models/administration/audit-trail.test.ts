import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Collection, Db, Document } from "mongodb";
import { writeJournal, type Written } from "../../../ops/bench/audit/journal.js";
import { TENANT } from "../../../ops/bench/loading.js";
import { auditTrail } from "../../../read-models/administration/index.js";
import { MongoReader } from "../../../read-models/mongo/index.js";
import type { AuditFilter, AuditRow, Scope, TwoWayAsk, TwoWayList } from "../../../read-models/read-side/index.js";
import { startMongo, type TestMongo } from "../support/mongo.js";

const ENTRIES = 2_000;
const PAGE = 5;

let mongo: TestMongo;
let written: Written;
let list: TwoWayList<AuditFilter, AuditRow>;
const searches: { readonly collection: Collection; readonly filter: Document; readonly options: Document }[] = [];

beforeAll(async () => {
  mongo = await startMongo();
  const db = mongo.newDb();
  written = await writeJournal(db, ENTRIES, () => undefined);
  list = auditTrail(new MongoReader(watched(db)));
}, 120_000);
afterAll(() => mongo.stop());

/** The database, which remembers what it was searched for. */
function watched(db: Db): Db {
  const collection = (name: string) => {
    const real = db.collection(name);
    const find = (filter: Document, options: Document) => {
      searches.push({ collection: real, filter, options });
      return real.find(filter, options);
    };
    return new Proxy(real, { get: (of, key) => (key === "find" ? find : (Reflect.get(of, key) as unknown)) });
  };
  return new Proxy(db, { get: (of, key) => (key === "collection" ? collection : (Reflect.get(of, key) as unknown)) });
}

const EVERYTHING: Scope = { tenant: TENANT, offices: null };

/** A page, and how many documents the searches for it looked at. */
async function asked(
  filter: AuditFilter,
  scope = EVERYTHING,
  side: Pick<TwoWayAsk<never>, "after" | "before"> = { after: null },
) {
  searches.length = 0;
  const page = await list(scope, { filter, limit: PAGE, ...side });
  let looked = 0;
  for (const { collection, filter: of, options } of searches.filter(({ collection: { collectionName } }) =>
    collectionName.startsWith("audit"),
  )) {
    const plan = await collection.find(of, options).explain("executionStats");
    looked += (plan as { executionStats: { totalDocsExamined: number } }).executionStats.totalDocsExamined;
  }
  return { ...page, looked };
}

describe("a page of the audit trail looks at hardly more documents than it has, however long the ledger is", () => {
  const filters: Readonly<Record<string, () => AuditFilter>> = {
    everything: () => ({}),
    "a stream": () => ({ stream: written.streamOf(13) }),
    "a type": () => ({ type: "RecordRead" }),
    "a kind of stream": () => ({ category: "taxAccount" }),
    "an actor": () => ({ actorId: written.actor }),
    "an office": () => ({ actorOffice: written.office }),
    "a period": () => ({ recordedFrom: written.timeOf(500), recordedTo: written.timeOf(1_500) }),
    "a type in a period": () => ({
      ...{ type: "RecordRead", recordedFrom: written.timeOf(500), recordedTo: written.timeOf(1_500) },
    }),
  };

  test.each(Object.keys(filters))("%s", async (name) => {
    const filter = filters[name]!();
    const first = await asked(filter);
    expect(first.rows.length).toBeGreaterThan(0);
    // The page, the row behind it, that of the cursor, and the two edges of a period.
    expect(first.looked).toBeLessThanOrEqual(PAGE + 4);
    if (!first.hasNext) return;
    const after = first.rows.at(-1)!.cursor;
    const second = await asked(filter, EVERYTHING, { after });
    expect(second.looked).toBeLessThanOrEqual(PAGE + 4);
    const back = await asked(filter, EVERYTHING, { after: null, before: second.rows[0]!.cursor });
    expect(back.rows).toEqual(first.rows);
    expect(back.looked).toBeLessThanOrEqual(PAGE + 4);
  });

  test("of who sees one office", async () => {
    const page = await asked({}, { tenant: TENANT, offices: [written.office] });
    expect(page.rows).toHaveLength(PAGE);
    expect(page.looked).toBeLessThanOrEqual(PAGE + 1);
  });
});
