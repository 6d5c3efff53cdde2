import { beforeEach, describe, expect, test } from "@jest/globals";
import { importRecords, mappingSchema, type ImportInput, type RawRecord } from "../../../application/imports/index.js";
import { createTaxationUseCases } from "../../../application/taxation/index.js";
import { createLedger, dryRunStore, dryRunVault, defterRegistry } from "../../../application/ledger/index.js";
import { InMemoryKeyVault } from "../../../application/personal-data/index.js";
import { adopt, ask, counter, done, written, type Counter } from "../casework/support/counter.js";

let city: Counter;
beforeEach(async () => {
  city = await counter();
});

const digest = "d".repeat(64);
const common = { format: "defter.import/1", register: "Regjistri i vjetër 2018" } as const;
const taxpayers = mappingSchema.parse({
  ...common,
  kind: "taxpayers",
  columns: {
    name: "Emri",
    identifier: "NID",
    key: "Nr",
    unit: { column: "Njësia", values: { Velipojë: "velipoje" } },
    office: { constant: "velipoje" },
    email: "Email",
    registeredOn: { column: "Data", date: "dd.mm.yyyy" },
  },
});
const household = (Nr: string, given: RawRecord = {}): RawRecord => ({
  Nr,
  ...{ Emri: `Familja ${Nr}`, NID: "", Njësia: "Velipojë", Email: "", Data: "5.3.2011", ...given },
});

async function* from(records: readonly RawRecord[]) {
  yield* records;
}

function run(records: readonly RawRecord[], given: Partial<ImportInput> = {}, cases = city.cases) {
  const refused: [number, string][] = [];
  const listener = {
    onRefused: (record: number, { code }: { code: string }) => void refused.push([record, code]),
    onProgress: () => undefined,
  };
  const parts = { ledger: city.parts.ledger, taxation: city.uses, casework: cases };
  const input = { mapping: taxpayers, fileDigest: digest, records: from(records), ...given };
  return { refused, outcome: importRecords(parts, ask(), input, listener) };
}

const factsOf = async (type: string) => (await city.store.readAll(undefined, 100_000)).filter((e) => e.type === type);

describe("an older register of taxpayers", () => {
  test("enters each record as an event of the day on which it was registered, naming file and record", async () => {
    const { outcome, refused } = run([household("1", { NID: "J00101999W" }), household("2")]);
    expect(await done(outcome)).toMatchObject({ records: 2, accepted: 2, refused: 0 });
    expect(refused).toEqual([]);
    const registered = await factsOf("TaxpayerRegistered");
    expect(registered.map(({ envelope }) => envelope.effectiveDate)).toEqual(["2011-03-05", "2011-03-05"]);
    expect(registered.map(({ data }) => data["source"]).toSorted()).toEqual([
      "Regjistri i vjetër 2018, dddddddddddd/1",
      "Regjistri i vjetër 2018, dddddddddddd/2",
    ]);
    expect(JSON.stringify(registered.map(({ data }) => data))).not.toContain("Familja");
  });

  test.each<[string, RawRecord, string]>([
    ["a value that nobody translated", { Njësia: "Atlantida" }, "import-value-not-mapped"],
    ["a date that does not exist", { Data: "31.2.2011" }, "import-date-malformed"],
    ["a date in another form", { Data: "2011-03-05" }, "import-date-malformed"],
    ["an empty name", { Emri: " " }, "import-field-missing"],
    ["a number that is none", { NID: "123" }, "nid-malformed"],
    ["neither number nor key", { Nr: "" }, "import-key-missing"],
  ])("refuses %s, and takes the others over", async (_what, wrong, code) => {
    const before = (await factsOf("TaxpayerRegistered")).length;
    const { outcome, refused } = run([household("1"), household("2", wrong), household("3")]);
    expect(await done(outcome)).toMatchObject({ records: 3, accepted: 2, refused: 1 });
    expect(refused).toEqual([[2, code]]);
    expect((await factsOf("TaxpayerRegistered")).length).toBe(before + 2);
  });

  test("the same file again writes nothing and tells the same; a file with the same people refuses them", async () => {
    const records = [household("1"), household("2", { Data: "x" }), household("3", { NID: "J00101999W" })];
    await done(run(records).outcome);
    const before = await written(city.store);
    const again = run(records);
    expect(await done(again.outcome)).toMatchObject({ records: 3, accepted: 2, refused: 1 });
    expect(again.refused).toEqual([[2, "import-date-malformed"]]);
    expect(await written(city.store)).toBe(before);
    const other = run([records[0]!, household("9", { NID: "J00101999W" })], { fileDigest: "e".repeat(64) });
    expect(await done(other.outcome)).toMatchObject({ accepted: 0, refused: 2 });
    expect(other.refused.map(([, code]) => code)).toEqual(["taxpayer-exists", "identifier-taken"]);
  });

  test("broken off in the middle it goes on: every record once, whatever was written before", async () => {
    const records = Array.from({ length: 450 }, (_, index) => household(String(index + 1)));
    const cut = (async function* () {
      yield* records.slice(0, 330);
      throw new Error("pulled out");
    })();
    await expect(run([], { records: cut }).outcome).rejects.toThrow("pulled out");
    expect((await factsOf("TaxpayerRegistered")).length).toBe(200);
    expect(await done(run(records).outcome)).toMatchObject({ records: 450, accepted: 450, refused: 0 });
    expect((await factsOf("TaxpayerRegistered")).length).toBe(450);
    expect((await factsOf("ImportAdvanced")).map(({ data }) => data["record"])).toEqual([200, 400, 450]);
  });

  test("a dry run says what would happen and writes nothing, also where records of the file meet each other", async () => {
    const before = await written(city.store);
    const process = city.partsOf();
    const vault = new InMemoryKeyVault();
    const ledger = createLedger({
      eventStore: dryRunStore(city.store),
      registry: defterRegistry(),
      vault: dryRunVault(vault),
      keyedHash: process.keyedHash,
    });
    const taxation = createTaxationUseCases({ ...process, ledger, clock: city.clock });
    const refused: [number, string][] = [];
    const outcome = importRecords(
      { ledger, taxation, casework: null as never },
      ask(),
      {
        mapping: taxpayers,
        fileDigest: digest,
        records: from([household("1", { NID: "J00101999W" }), household("2", { NID: "J00101999W" })]),
      },
      { onRefused: (record, { code }) => void refused.push([record, code]), onProgress: () => undefined },
    );
    expect(await done(outcome)).toMatchObject({ accepted: 1, refused: 1 });
    expect(refused).toEqual([[2, "identifier-taken"]]);
    expect(await written(city.store)).toBe(before);
  });
});

describe("an older register of businesses", () => {
  const businesses = mappingSchema.parse({
    ...common,
    kind: "businesses",
    columns: {
      name: "Emri",
      identifier: "NIPT",
      unit: { constant: "velipoje" },
      office: { constant: "velipoje" },
      registeredOn: "Data",
      activity: "Veprimtaria",
      activityFrom: "Fillimi",
    },
  });
  const shop = {
    Emri: "Bar Rozafa",
    NIPT: "K22218003V",
    Data: "2015-04-01",
    Veprimtaria: "bar",
    Fillimi: "2015-04-02",
  };

  test("enters the business with what it does", async () => {
    expect(await done(run([shop], { mapping: businesses }).outcome)).toMatchObject({ accepted: 1 });
    const [started] = await factsOf("ActivityStarted");
    expect(started!.data).toMatchObject({ activity: "bar" });
    expect(started!.envelope.effectiveDate).toBe("2015-04-02");
  });

  test("what it does that cannot be entered keeps the business out, too", async () => {
    const { outcome, refused } = run([{ ...shop, Fillimi: "dje" }], { mapping: businesses });
    expect(await done(outcome)).toMatchObject({ accepted: 0, refused: 1 });
    expect(refused).toEqual([[1, "import-date-malformed"]]);
    expect(await factsOf("TaxpayerRegistered")).toEqual([]);
  });
});

describe("an older register of cases", () => {
  const cases = mappingSchema.parse({
    ...common,
    kind: "cases",
    columns: {
      number: "Nr",
      service: { constant: "advertising-permit" },
      office: { constant: "velipoje" },
      lodgedOn: "Paraqitur",
      state: { column: "Gjendja", values: { "në shqyrtim": "in-review", dhënë: "granted", draft: "draft" } },
      closedOn: "Mbyllur",
      name: "Emri",
      identifier: "NIPT",
      applicantKind: { constant: "business" },
    },
  });
  const record = (given: RawRecord = {}): RawRecord => ({
    ...{ Nr: "V-17/2025", Paraqitur: "2025-02-24", Gjendja: "në shqyrtim", Mbyllur: "" },
    ...{ Emri: "Bar Rozafa", NIPT: "K22218003V", ...given },
  });
  const imported = async (given: RawRecord) => {
    await adopt(city, "advertising-permit");
    return run([record(given)], { mapping: cases });
  };

  test("a case that runs goes on in its state, by its number, with its limit counted from its own day", async () => {
    const { outcome } = await imported({});
    expect(await done(outcome)).toMatchObject({ accepted: 1, refused: 0 });
    const [lodged] = await factsOf("ApplicationLodged");
    expect(lodged!.data).toMatchObject({
      number: "V-17/2025",
      state: "in-review",
      origin: { register: "Regjistri i vjetër 2018", record: "dddddddddddd/1" },
    });
    expect(lodged!.envelope.effectiveDate).toBe("2025-02-24");
    const caseId = lodged!.data["caseId"] as string;
    const found = await city.again().caseOf("shkoder", caseId);
    if (!found.ok) throw new Error(found.refusal.code);
    expect(found.value.state.limits.case).toMatchObject({ startedAt: "2025-02-24T07:00:00.000Z", endedAt: null });
    expect(
      await done(
        city.cases.actOnCase(ask({ actor: { id: "s", role: "specialist" } }), {
          caseId,
          by: { role: "specialist", offices: null },
          transition: "ask-applicant",
          request: [{ document: null, field: null, words: "Sillni planin." }],
        }),
      ),
    ).toMatchObject({ state: "waiting-for-applicant" });
  });

  test("a case that ended is kept as what it came to, on its day", async () => {
    const { outcome } = await imported({ Gjendja: "dhënë", Mbyllur: "2025-02-27" });
    expect(await done(outcome)).toMatchObject({ accepted: 1 });
    const [closed] = await factsOf("CaseClosed");
    expect(closed!.data).toMatchObject({ state: "granted", outcome: "favourable" });
    expect(closed!.envelope.effectiveDate).toBe("2025-02-27");
    expect(await factsOf("TimeLimitSet")).toEqual([]);
  });

  test.each<[string, RawRecord, string]>([
    ["an end that nobody states", { Gjendja: "dhënë" }, "case-end-not-stated"],
    ["an end of a case that goes on", { Mbyllur: "2025-02-27" }, "case-closed-in-open-state"],
    ["an end before the beginning", { Gjendja: "dhënë", Mbyllur: "2025-02-20" }, "case-ends-before-it-begins"],
    ["a draft", { Gjendja: "draft" }, "state-not-of-workflow"],
    ["a day to come", { Paraqitur: "2031-01-01" }, "day-in-future"],
    ["a day without a calendar", { Paraqitur: "2019-01-07" }, "calendar-year-missing"],
    ["a number that is none", { NIPT: "12" }, "nipt-malformed"],
  ])("refuses %s, and writes nothing of it", async (_what, wrong, code) => {
    const { outcome, refused } = await imported(wrong);
    expect(await done(outcome)).toMatchObject({ accepted: 0, refused: 1 });
    expect(refused).toEqual([[1, code]]);
    expect(await factsOf("ApplicationLodged")).toEqual([]);
  });

  test("the same number of the same register comes once, whatever the file", async () => {
    await done((await imported({})).outcome);
    const again = run([record({ Emri: "Tjetër" })], { mapping: cases, fileDigest: "f".repeat(64) });
    await done(again.outcome);
    expect(again.refused).toEqual([[1, "case-exists"]]);
  });
});

test("a mapping is refused where it names what there is not", () => {
  const columns = { ...taxpayers.columns, colour: "Ngjyra" };
  expect(mappingSchema.safeParse({ ...taxpayers, columns }).success).toBe(false);
  expect(mappingSchema.safeParse({ ...taxpayers, kind: "cats" }).success).toBe(false);
});
