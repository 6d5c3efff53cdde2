import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../domain/shared/index.js";
import { taxationProjections } from "../../../projections/taxation/index.js";
import type { MongoReader } from "../../../read-models/mongo/index.js";
import { PostgresReader, PostgresReadModelStore } from "../../../read-models/postgres/index.js";
import type { Scope } from "../../../read-models/read-side/index.js";
import { taxationReadSide, type TaxationReadSide } from "../../../read-models/taxation/index.js";
import { registered } from "../../projections/taxation/support/history.js";
import { told, type Told } from "../../projections/taxation/support/project.js";
import { fill } from "../support/fill.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

const padded = (number: number) => String(number).padStart(6, "0");
const amounts = { enforcementCosts: 0, principal: 1000, interest: 0, fine: 0, total: 1000 };

/** An invoice of the run, for a taxpayer of their own. */
function billed(office: string, number: number): readonly Told[] {
  const accountId = `t-${office}-${number}`;
  const street = `Rruga ${padded(1000 - number)}`;
  return [
    registered(accountId, `Ana ${padded(number)}`, { office, address: { unit: "shkoder", street } }),
    told("InvoiceIssued", "2025-03-02", {
      ...{ accountId, invoiceId: `i-${office}-${number}`, number: `${office}/2025/${padded(number)}`, office },
      ...{ year: 2025, issuedOn: "2025-03-02", due: "2025-04-20", amounts, runId: "R1" },
      billed: [{ key: `2025/building/o${number}`, part: 1, due: "2025-04-20", amount: 1000 }],
    }),
  ];
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const before = [...upTo(150).flatMap((number) => billed("QND", number)), ...upTo(3).flatMap((n) => billed("VEL", n))];
/** What happens while the first packets are with the post. */
const meanwhile = [
  told("InvoiceCancelled", "2025-03-05", {
    ...{ accountId: "t-QND-7", invoiceId: "i-QND-7", number: `QND/2025/${padded(7)}`, ground: "Gabim" },
  }),
  told("TaxpayerMoved", "2025-03-05", {
    ...{ taxpayerId: "t-QND-150", address: { unit: "ana-e-malit", street: null }, office: "QND" },
  }),
];

let server: TestPostgres;
let readSide: TaxationReadSide;
beforeAll(async () => {
  server = await startPostgres();
  const pool = await server.newPool();
  const noDocuments = { findOf: () => () => Promise.resolve(null) } as unknown as MongoReader;
  await fill(new PostgresReadModelStore(pool), taxationProjections, { before, after: [...before, ...meanwhile] });
  readSide = taxationReadSide(new PostgresReader(pool), noDocuments, () => civilDate("2025-12-31"));
});
afterAll(() => server.stop());

const RUN = { runId: "R1", paper: "invoice" } as const;
const WHOLE = { tenant: "before", offices: null };
const papers = (scope: Scope, packet: string) => readSide.papersByPost(scope, { ...RUN, packet });

describe("packets of a run", () => {
  test("are a hundred papers each, by office, in the order of their numbers", async () => {
    const numbered = (office: string, number: number) => `${office}/2025/${padded(number)}`;
    expect(await readSide.packets(WHOLE, RUN)).toEqual([
      { ...packet("QND", 1, 2), papers: 100, first: numbered("QND", 1), last: numbered("QND", 100) },
      { ...packet("QND", 2, 2), papers: 50, first: numbered("QND", 101), last: numbered("QND", 150) },
      { ...packet("VEL", 1, 1), papers: 3, first: numbered("VEL", 1), last: numbered("VEL", 3) },
    ]);
    expect(await readSide.packets(WHOLE, { ...RUN, runId: "R2" })).toEqual([]);
  });

  test("are the same papers for ever, whatever is cancelled and whoever moves between two downloads", async () => {
    const after = { tenant: "after", offices: null };
    for (const { id } of await readSide.packets(WHOLE, RUN)) {
      const ids = async (scope: Scope) => new Set((await papers(scope, id)).map((paper) => paper.id));
      expect(await ids(after)).toEqual(await ids(WHOLE));
    }
    const [first] = await readSide.packets(after, RUN);
    expect(first).toEqual({ ...(await readSide.packets(WHOLE, RUN))[0], papers: 99, leftOut: 1 });
    const left = (await papers(after, "QND.1")).filter(({ leftOut }) => leftOut !== null);
    expect(left).toEqual([expect.objectContaining({ id: "i-QND-7", leftOut: "cancelled" })]);
  });

  test("are sorted by unit, street and name, as the register has them now", async () => {
    const order = (await papers({ tenant: "after", offices: null }, "QND.2")).map(({ id }) => id);
    const byStreet = upTo(49).map((index) => `i-QND-${150 - index}`);
    expect(order).toEqual(["i-QND-150", ...byStreet]);
  });

  test("are cut alike for who acts for one office", async () => {
    const quarter = { tenant: "before", offices: ["VEL"] };
    const all = await readSide.packets(WHOLE, RUN);
    expect(await readSide.packets(quarter, RUN)).toEqual(all.filter(({ office }) => office === "VEL"));
    expect(await papers(quarter, "VEL.1")).toEqual(await papers(WHOLE, "VEL.1"));
    expect(await papers(quarter, "QND.1")).toEqual([]);
  });
});

function packet(office: string, number: number, of: number) {
  return { id: `${office}.${number}`, office, number, of, leftOut: 0 };
}
