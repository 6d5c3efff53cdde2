import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { PressBusyError, PressFailure, type PrintOrder } from "../../../application/papers/index.js";
import { refusal } from "../../../domain/shared/index.js";
import type { PacketRow, PostedPaper, ReadSide } from "../../../read-models/read-side/index.js";
import { FakeApi } from "../support/fake-api.js";

const PACKET: PacketRow = {
  ...{
    id: "qender.1",
    office: "qender",
    undeliveredOn: null,
    number: 1,
    of: 2,
    papers: 2,
    leftOut: 1,
    first: "qender/1",
    last: "qender/3",
  },
};
const posted = (number: number, leftOut: PostedPaper["leftOut"] = null): PostedPaper => ({
  ...{ id: `I-${number}`, accountId: `A-${number}`, number: `qender/${number}`, leftOut },
  ...{ unit: "velipoje", street: `Rruga ${number}`, name: `Arta ${number}` },
});
const municipality = {
  ...{ code: "shkoder", name: { sq: "Bashkia Shkodër", en: "Shkodër" } },
  offices: [{ code: "qender", name: { sq: "Qendra", en: "Centre" }, address: null }],
  units: [{ code: "velipoje", name: { sq: "Velipojë", en: "Velipojë" } }],
};

const forgotten = new Set<string>();
const moved = new Set<string>();
const unprintable = new Set<string>();
let busy = false;
let api: FakeApi;
let run: object;
let waited: unknown[];
const printed: PrintOrder[] = [];

beforeAll(async () => {
  const press = {
    print: async (order: PrintOrder) => {
      if (busy) throw new PressBusyError(500);
      if (unprintable.has(order.content["id"] as string)) throw new PressFailure("no such glyph");
      printed.push(order);
      const document = await PDFDocument.create();
      document.addPage();
      return document.save();
    },
    close: async () => undefined,
  };
  const readSide = {
    freshness: {
      waitFor: async (view, position) => {
        waited.push([view, position]);
        return true;
      },
    },
    packets: async (_scope, { runId }) => (runId === "R-1" ? [PACKET] : []),
    noticeMail: async () => ({ waiting: 1, sent: 2, undelivered: 3 }),
    papersByPost: async () =>
      [posted(2), posted(3, "cancelled"), posted(1)].map((each) =>
        moved.has(each.id) ? { ...each, unit: null, street: null, name: null } : each,
      ),
  } satisfies Partial<ReadSide>;
  api = await new FakeApi({ publicUrl: "https://defter.example" }, { press, readSide: readSide as never }).start();
  api.outcomes.set("assessmentRun", () => run);
  api.outcomes.set("noticeRun", () => run);
  api.outcomes.set("municipalityOf", () => ({ ok: true, value: municipality }));
  api.outcomes.set("taxPaper", (_ask, { id }: { readonly id: string }) =>
    forgotten.has(id)
      ? { ok: false, refusal: refusal("paper-of-forgotten") }
      : {
          ok: true,
          value: { template: { name: "invoice", version: 1 }, content: contentOf(id), issuedOn: "2025-03-03" },
        },
  );
});
afterAll(() => api.close());
beforeEach(() => {
  run = { ok: true, value: { state: "finished", atWork: false, upTo: { commit: 7n, prepare: 7n } } };
  printed.length = api.calls.length = api.questions.length = 0;
  waited = [];
  forgotten.clear();
  moved.clear();
  unprintable.clear();
  busy = false;
});

const LIST = `query ($runId: ID!) { packets(runId: $runId, paper: INVOICE) { id office undeliveredOn number of papers leftOut first last } }`;
const FILE = `query ($packet: ID!) { packetFile(runId: "R-1", paper: INVOICE, packet: $packet) { fileName mediaType papers leftOut base64 } }`;
const file = async (packet = "qender.1") => api.ask(FILE, { packet }, await api.as(["tax-officer"]));

describe("the packets of a run", () => {
  test("are listed once it is over", async () => {
    const headers = await api.as(["tax-officer"]);
    expect((await api.ask(LIST, { runId: "R-1" }, headers)).data).toEqual({ packets: [PACKET] });
    for (const value of [
      { state: "running", atWork: false },
      { state: "abandoned", atWork: true },
    ]) {
      run = { ok: true, value: { ...value, upTo: null } };
      const errors = [
        ...((await api.ask(LIST, { runId: "R-1" }, headers)).errors ?? []),
        ...((await file()).errors ?? []),
      ];
      expect(errors.map(({ extensions: { code, rule } }) => [code, rule])).toEqual([
        ["REFUSED", "run-not-over"],
        ["REFUSED", "run-not-over"],
      ]);
    }
    run = { ok: false, refusal: refusal("run-unknown") };
    expect((await api.ask(LIST, { runId: "R-2" }, headers)).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(printed).toEqual([]);
  });

  test("are not shown to visitors", async () => {
    expect((await api.ask(LIST, { runId: "R-1" })).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

describe("the file of a packet", () => {
  test("holds its papers by post, behind a cover that names what is left out; each is recorded as read", async () => {
    const answer = await file();
    expect(answer.data).toMatchObject({
      packetFile: { fileName: "invoice-R-1-qender.1.pdf", mediaType: "application/pdf", papers: 2, leftOut: 1 },
    });
    expect(coverOf()).toMatchObject({
      template: { name: "packet", version: 3 },
      content: {
        ...{ paper: "invoice", municipality: "Bashkia Shkodër", office: "Qendra", number: 1, of: 2 },
        ...{ first: "qender/1", last: "qender/3", leftOut: [{ number: "qender/3", why: "cancelled" }] },
        lines: [
          { number: "qender/2", name: "Arta 2", address: "Rruga 2, Velipojë" },
          { number: "qender/1", name: "Arta 1", address: "Rruga 1, Velipojë" },
        ],
      },
    });
    expect(papersPrinted()).toEqual(["I-2", "I-1"]);
    const { base64 } = (answer.data as { packetFile: { base64: string } }).packetFile;
    expect((await PDFDocument.load(base64)).getPageCount()).toBe(3);
    expect(read()).toEqual(["packet/invoice/R-1/qender.1", "invoice/I-2", "invoice/I-1"]);
  });

  test("waits until everything that the run issued is there", async () => {
    await file();
    const upTo = { commit: 7n, prepare: 7n };
    expect(waited).toEqual([["invoices", upTo]]);
    waited = [];
    await api.ask(FILE.replace("INVOICE", "TAX_NOTICE"), { packet: "qender.1" }, await api.as(["tax-officer"]));
    expect(waited).toEqual([
      ["taxNotices", upTo],
      ["messages", upTo],
    ]);
  });

  test("is printed without who was forgotten: the cover names the number, and nothing of theirs is recorded as read", async () => {
    forgotten.add("I-2");
    expect((await file()).data).toMatchObject({ packetFile: { papers: 1, leftOut: 2 } });
    const { lines, leftOut } = coverOf().content;
    expect(lines).toEqual([expect.objectContaining({ number: "qender/1" })]);
    expect(leftOut).toEqual([
      { number: "qender/2", why: "forgotten" },
      { number: "qender/3", why: "cancelled" },
    ]);
    expect(read()).toEqual(["packet/invoice/R-1/qender.1", "invoice/I-1"]);
  });

  test("names who moved to another office as the paper does", async () => {
    moved.add("I-2");
    await file();
    expect(coverOf().content["lines"]).toEqual([
      { number: "qender/2", name: "Arta I-2", address: "Rruga e Vjetër, Velipojë" },
      expect.objectContaining({ name: "Arta 1", address: "Rruga 1, Velipojë" }),
    ]);
  });

  test("is a cover alone where everybody in it was forgotten", async () => {
    for (const id of ["I-1", "I-2"]) forgotten.add(id);
    expect((await file()).data).toMatchObject({ packetFile: { papers: 0, leftOut: 3 } });
    expect(read()).toEqual(["packet/invoice/R-1/qender.1"]);
  });

  test("is printed without a paper that the press cannot set, and that is logged", async () => {
    unprintable.add("I-1");
    expect((await file()).data).toMatchObject({ packetFile: { papers: 1, leftOut: 2 } });
    expect(coverOf().content["leftOut"]).toContainEqual({ number: "qender/1", why: "unprintable" });
    expect(read()).toEqual(["packet/invoice/R-1/qender.1", "invoice/I-2"]);
    expect(api.logged).toContainEqual(expect.objectContaining({ paper: "invoice/I-1", reason: "no such glyph" }));
  });

  test("is refused, and nothing recorded, where the press takes nothing or sets none of its papers", async () => {
    busy = true;
    expect((await file()).errors?.[0]?.extensions).toMatchObject({ code: "UNAVAILABLE", rule: "press-busy" });
    busy = false;
    for (const id of ["I-1", "I-2"]) unprintable.add(id);
    expect((await file()).errors?.[0]?.extensions.code).toBe("INTERNAL");
    expect(api.calls).toEqual([]);
  });

  test("is not there for a packet that the run has not", async () => {
    expect((await file("qender.9")).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect([printed, api.calls]).toEqual([[], []]);
  });
});

test("what became of the e-mails of a run of notices stands beside what its stream says", async () => {
  run = { ok: true, value: { runId: "R-2", state: "finished" } };
  const query = `{ noticeRun(id: "R-2") { state mail { waiting sent undelivered } } }`;
  const answer = await api.ask(query, {}, await api.as(["tax-officer"]));
  expect(answer.data).toEqual({ noticeRun: { state: "finished", mail: { waiting: 1, sent: 2, undelivered: 3 } } });
});

function contentOf(id: string): PrintOrder["content"] {
  return { id, holder: { name: `Arta ${id}`, identifier: "J12345678A", address: "Rruga e Vjetër, Velipojë" } };
}

function coverOf(): PrintOrder {
  return printed.find(({ template }) => template.name === "packet")!;
}

function papersPrinted(): readonly unknown[] {
  return printed.filter(({ template }) => template.name !== "packet").map(({ content }) => content["id"]);
}

function read(): readonly unknown[] {
  return api.calls.map(({ input }) => (input as { readonly resource: string }).resource);
}
