import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { civilDate, instant, type CivilDate } from "../../../domain/shared/index.js";
import { correspondenceProjections } from "../../../projections/correspondence/index.js";
import { taxationProjections } from "../../../projections/taxation/index.js";
import type { MongoReader } from "../../../read-models/mongo/index.js";
import { PostgresReader, PostgresReadModelStore } from "../../../read-models/postgres/index.js";
import type { Scope } from "../../../read-models/read-side/index.js";
import { taxationReadSide, type TaxationReadSide } from "../../../read-models/taxation/index.js";
import { registered } from "../../projections/taxation/support/history.js";
import { told, type Told } from "../../projections/taxation/support/project.js";
import { fill } from "../support/fill.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";

const TODAY = "2025-12-31";
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

/** Notices of one run: the first is printed, the others go by e-mail, and each has its message. */
const notices = upTo(6).flatMap((number): readonly Told[] => {
  const accountId = `t-QND-${number}`;
  return [
    told("NoticeIssued", "2025-06-01", {
      ...{ accountId, noticeId: `n-${number}`, number: `QND/2025/NJOF${padded(number)}`, office: "QND" },
      ...{ kind: "reminder", assessmentId: null, issuedOn: "2025-06-01", payBy: "2025-06-11", law: [], amounts },
      ...{ way: number === 1 ? "print" : "e-mail", runId: "R2" },
      items: [{ key: `2025/building/o${number}`, part: 1, due: "2025-04-20", amount: 1000, owed: 1000 }],
    }),
  ];
});
const withNotices = [...before, ...notices];
const said = (type: string, day: string, number: number, data: object = {}): Told => ({
  ...{ type, effectiveDate: civilDate(day), recordedAt: instant(`${day}T10:00:00.000Z`) },
  data: { messageId: `m-${number}`, ...data },
});
const written = (number: number) =>
  said("MessageWritten", "2025-06-01", number, {
    // As `asLedgerFacts` names the events.
    cause: {
      eventId: `00000000-0000-4000-8000-${String(before.length + number - 1).padStart(12, "0")}`,
      type: "NoticeIssued",
    },
    ...{ template: { code: "notice-reminder", version: 1 }, channel: "e-mail", language: "sq", lane: "l" },
    ...{ to: { kind: "taxpayer", personId: `t-QND-${number}` }, caseId: null, accountId: `t-QND-${number}` },
    ...{ office: "QND", confidentiality: "ordinary" },
  });
const givenUp = (day: string, number: number) => said("MessageGivenUp", day, number, { ground: "refused" });
const setAside = (day: string, number: number) => said("MessageSetAside", day, number, { ground: "no-address" });
const again = (day: string, number: number) => said("MessageQueuedAgain", day, number, { channel: "e-mail" });
const mailed = [
  ...[2, 3, 4, 5, 6].map(written),
  ...[givenUp("2025-06-03", 2), setAside("2025-06-03", 3), givenUp("2025-06-03", 4)],
  ...[said("MessageSent", "2025-06-03", 5), givenUp(TODAY, 6)],
];
/** After the packet of 3 June was printed. */
const later = [again("2025-06-04", 3), again("2025-06-04", 4), givenUp("2025-06-05", 4)];

let server: TestPostgres;
let readSide: TaxationReadSide;
let pool: Awaited<ReturnType<TestPostgres["newPool"]>>;
const noDocuments = { findOf: () => () => Promise.resolve(null) } as unknown as MongoReader;
beforeAll(async () => {
  server = await startPostgres();
  pool = await server.newPool();
  await fill(new PostgresReadModelStore(pool), [...taxationProjections, ...correspondenceProjections], {
    ...{ before, unsaid: withNotices, after: [...before, ...meanwhile] },
    ...{ mailed: [...withNotices, ...mailed], later: [...withNotices, ...mailed, ...later] },
  });
  readSide = taxationReadSide(new PostgresReader(pool), noDocuments, () => civilDate(TODAY));
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

describe("notices of which no message was ever written", () => {
  const OF = { runId: "R2", paper: "tax-notice" } as const;
  const unsaid = { tenant: "unsaid", offices: null };
  /** As of the last day on which one could have been, and the day after. */
  const [last, after] = [civilDate("2025-07-08"), civilDate("2025-07-09")];
  const on = (day: CivilDate) => taxationReadSide(new PostgresReader(pool), noDocuments, () => day);

  test("go by post once none will be, and are counted and named as undelivered", async () => {
    expect((await on(last).packets(unsaid, OF)).map(({ id }) => id)).toEqual(["QND.1"]);
    expect(await on(last).noticeMail(unsaid, "R2")).toEqual({ waiting: 0, sent: 0, undelivered: 0 });

    const packetsThen = await on(after).packets(unsaid, OF);
    expect(packetsThen.map(({ id, papers: some, undeliveredOn }) => [id, some, undeliveredOn])).toEqual([
      ["QND.1", 1, null],
      ["QND.2025-07-08.1", 5, "2025-07-08"],
    ]);
    const lie = await on(after).papersByPost(unsaid, { ...OF, packet: "QND.2025-07-08.1" });
    expect(lie.map(({ id, leftOut }) => [id, leftOut])).toEqual([6, 5, 4, 3, 2].map((number) => [`n-${number}`, null]));
    expect(await on(after).noticeMail(unsaid, "R2")).toEqual({ waiting: 0, sent: 0, undelivered: 5 });
    const page = { filter: { runId: "R2" }, limit: 10, after: null };
    const mail = async (day: CivilDate) =>
      (await on(day).taxNotices(unsaid, page)).rows.map(({ row }) => `${row.way}: ${row.mail}`).toSorted();
    expect([new Set(await mail(last)), new Set(await mail(after))]).toEqual([
      new Set(["e-mail: null", "print: null"]),
      new Set(["e-mail: undelivered", "print: null"]),
    ]);
  });
});

describe("notices that no e-mail could tell", () => {
  const OF = { runId: "R2", paper: "tax-notice" } as const;
  const whole = (tenant: string) => ({ tenant, offices: null });
  const lies = async (tenant: string, packet: string) =>
    (await readSide.papersByPost(whole(tenant), { ...OF, packet })).map(({ id, leftOut }) => [id, leftOut]);
  const inPackets = async (tenant: string) =>
    (await readSide.packets(whole(tenant), OF)).map(({ id, undeliveredOn, papers, leftOut }) => [
      ...[id, undeliveredOn, papers, leftOut],
    ]);

  test("go by post: a packet for each day that is over, beside those that are printed from the beginning", async () => {
    expect(await inPackets("mailed")).toEqual([
      ["QND.1", null, 1, 0],
      ["QND.2025-06-03.1", "2025-06-03", 3, 0],
    ]);
    expect(await lies("mailed", "QND.1")).toEqual([["n-1", null]]);
    expect(await lies("mailed", "QND.2025-06-03.1")).toEqual([
      ["n-4", null],
      ["n-3", null],
      ["n-2", null],
    ]);
  });

  test("keep their place where they are sent again, unprinted; given up once more they lie in a later packet too", async () => {
    expect(await inPackets("later")).toEqual([
      ["QND.1", null, 1, 0],
      ["QND.2025-06-03.1", "2025-06-03", 1, 2],
      ["QND.2025-06-05.1", "2025-06-05", 1, 0],
    ]);
    expect(await lies("later", "QND.2025-06-03.1")).toEqual([
      ["n-4", "again"],
      ["n-3", "by-email"],
      ["n-2", null],
    ]);
    expect(await lies("later", "QND.2025-06-05.1")).toEqual([["n-4", null]]);
  });

  test("are counted, those of today too, and named", async () => {
    expect(await readSide.noticeMail(whole("mailed"), "R2")).toEqual({ waiting: 0, sent: 1, undelivered: 4 });
    expect(await readSide.noticeMail(whole("later"), "R2")).toEqual({ waiting: 1, sent: 1, undelivered: 3 });
    expect(await readSide.noticeMail(whole("later"), "R1")).toEqual({ waiting: 0, sent: 0, undelivered: 0 });
    expect(await readSide.noticeMail({ tenant: "later", offices: ["VEL"] }, "R2")).toEqual({
      ...{ waiting: 0, sent: 0, undelivered: 0 },
    });
    const page = await readSide.taxNotices(whole("later"), { filter: { runId: "R2" }, limit: 10, after: null });
    const shown = page.rows.map(({ row }) => [row.noticeId, row.mail]).toSorted();
    expect(shown).toEqual([
      ...[
        ["n-1", null],
        ["n-2", "undelivered"],
        ["n-3", "waiting"],
      ],
      ...[
        ["n-4", "undelivered"],
        ["n-5", "sent"],
        ["n-6", "undelivered"],
      ],
    ]);
  });
});

function packet(office: string, number: number, of: number) {
  return { id: `${office}.${number}`, office, undeliveredOn: null, number, of, leftOut: 0 };
}
