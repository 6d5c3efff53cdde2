import { describe, test } from "@jest/globals";
import { civilDate, type EventOf } from "../../../domain/shared/index.js";
import { rowProjection, type Projection } from "../../../projections/index.js";
import type { CollectionDefinition, TableDefinition } from "../../../read-models/schema/index.js";
import { MoneyMoved } from "../../application/support/counter.js";
import { projecting, type GivenEvent } from "../../support/projection-spec.js";

const balances: TableDefinition = { store: "postgres", name: "balances", columns: { balance: "lek" }, office: null };
const movements: TableDefinition = { store: "postgres", name: "movements", columns: { amount: "lek" }, office: null };
type Moved = EventOf<typeof MoneyMoved>;
type Balance = { balance: number };

const moved = (amount: number, stream = "till-shkoder.1"): GivenEvent => ({
  type: "MoneyMoved",
  data: { amount },
  effectiveDate: civilDate("2025-03-01"),
  stream,
});

/** Two tables: a row for each movement, a balance for each till; a till that is empty again has no row. */
const till: Projection = {
  name: "till",
  version: 1,
  types: ["MoneyMoved"],
  views: [balances, movements],
  touches: (fact) => [{ view: balances, id: fact.streamName }],
  project(rows, fact) {
    const { amount } = fact.data as Moved["data"];
    const balance = (rows.get<Balance>(balances, fact.streamName)?.balance ?? 0) + amount;
    if (balance < 0) throw new Error(`till short by ${-balance}`);
    return [
      { view: movements, id: fact.eventId, row: { amount } },
      { view: balances, id: fact.streamName, row: balance === 0 ? null : { balance } },
    ];
  },
};

describe("a projection", () => {
  test("folds the facts of each row in order, and only adds where it never looks", () => {
    const spec = projecting(till, [MoneyMoved]).givenEvents([moved(5), moved(3), moved(7, "till-shkoder.2")]);
    spec.thenRow(balances, "till-shkoder.1", { balance: 8 });
    spec.thenRows(balances, { "till-shkoder.1": { balance: 8 }, "till-shkoder.2": { balance: 7 } });
    spec.thenRow(movements, "00000000-0000-4000-8000-000000000002", { amount: 7 });
  });

  test("takes a row away, and gives it back", () => {
    projecting(till)
      .givenEvents([moved(5), moved(-5)])
      .thenNoRow(balances, "till-shkoder.1");
    projecting(till)
      .givenEvents([moved(5), moved(-5), moved(2)])
      .thenRow(balances, "till-shkoder.1", { balance: 2 });
  });

  test("keeps municipalities apart, whatever the ids", () => {
    const other: GivenEvent = { ...moved(9), tenant: "lezhe" };
    const reader = rowProjection<{ tenant: string; balance: number }>({
      ...{ name: "one", version: 1, types: ["MoneyMoved"], view: balances, idOf: () => "1" },
      reduce: (row, fact) => ({
        tenant: fact.tenant,
        balance: (row?.balance ?? 0) + (fact.data as Moved["data"]).amount,
      }),
    });
    projecting(reader)
      .givenEvents([moved(5), other])
      .thenRow(balances, "1", { tenant: "lezhe", balance: 9 });
  });

  test("that throws is broken at that fact", () => {
    projecting(till)
      .givenEvents([moved(5), moved(-6)])
      .thenBroken("till short by 1");
  });

  test("that looks at a row it did not announce is broken: its rows would depend on where batches end", () => {
    const peeping: Projection = { ...till, touches: () => [] };
    projecting(peeping)
      .givenEvents([moved(5)])
      .thenBroken("without touching it");
  });

  test("touches one document, and changes no other, where the store has no transaction", () => {
    const documents: CollectionDefinition = { store: "mongo", name: "tills", office: null };
    const two: Projection = {
      ...{ name: "two", version: 1, types: "all", views: [documents] },
      touches: () => [
        { view: documents, id: "1" },
        { view: documents, id: "2" },
      ],
      project: () => [],
    };
    projecting(two)
      .givenEvents([moved(5)])
      .thenBroken("touches one document");
    const other: Projection = {
      ...two,
      touches: () => [{ view: documents, id: "1" }],
      project: () => [{ view: documents, id: "2", row: {} }],
    };
    projecting(other)
      .givenEvents([moved(5)])
      .thenBroken("only the document that it touches");
  });
});
