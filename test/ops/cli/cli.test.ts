import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { layCluster } from "../../support/postgres-cluster.js";
import { DefterProgram } from "./defter-program.js";
import { olderRegisters } from "./imports.js";

/**
 * One story, told in order: a data folder, first without and then beside a running Defter, on one set of stores. A process
 * of its own has every command where none runs, and beside it the first, those that are refused, and the one that follows.
 */
const defter = new DefterProgram();
const OFFICE = "lagjja-1";
let [taxpayer, payment, clearance, code] = ["", "", "", ""];

beforeAll(() => layCluster(join(defter.folder, "postgres")));
afterAll(() => defter.remove());

const lastPosition = async (...of: string[]): Promise<string> =>
  (await defter.here("events", "tail", "-n", "1", ...of, "--json")).json().position;

describe("where no Defter runs", () => {
  test("a command starts the stores, does its work and stops them again", async () => {
    const seeded = await defter.run("seed", "--taxpayers", "3", "--json");
    expect(seeded).toMatchObject({ status: 0 });
    const officersPassword = expect.stringMatching(/^[0-9A-Z]{16}$/);
    expect(seeded.json()).toMatchObject({ municipality: "shkoder", taxpayers: 3, officersPassword });
    for (const left of ["lock", "stores.json", "postgres/data/postmaster.pid"])
      expect([left, existsSync(join(defter.folder, left))]).toEqual([left, false]);
  });

  test("an older register comes in: looked at first, then record by record, what is refused with its reason", async () => {
    const [file, mapping] = ["register.csv", "mapping.json"].map((name) => join(defter.folder, name));
    writeFileSync(file!, "\uFEFFNr;Emri;Data\n1;Familja Çela;5.3.2011\n2;=HYPERLINK(1);31.2.2011\n");
    const columns = {
      ...{ name: "Emri", key: "Nr", registeredOn: { column: "Data", date: "dd.mm.yyyy" } },
      ...{ unit: { constant: "velipoje" }, office: { constant: "velipoje" } },
    };
    const csv = { delimiter: ";" };
    writeFileSync(
      mapping!,
      JSON.stringify({ format: "defter.import/1", kind: "taxpayers", register: "I vjetri", csv, columns }),
    );
    const run = (...more: string[]) => defter.run("import", file!, "--mapping", mapping!, "--json", ...more);
    const dry = await run("--dry-run");
    expect([dry.status, dry.json()]).toMatchObject([1, { records: 2, accepted: 1, refused: 1, dryRun: true }]);
    const real = await run();
    expect([real.status, real.json()]).toMatchObject([1, { records: 2, accepted: 1, refused: 1, dryRun: false }]);
    const report = readFileSync(`${file}.refused.csv`, "utf8");
    expect(report).toContain("import-date-malformed");
    // A spreadsheet that opens the report calculates nothing of what a stranger wrote.
    expect(report).toContain("'=HYPERLINK(1)");
    expect((await defter.run("import", mapping!, "--mapping", mapping!)).status).toBe(1);
  });

  test("read models are brought up to the ledger before they are searched", async () => {
    const found = await defter.run("taxpayer", "find", "shkoder-city", "p.f.", "--json");
    expect(found.status).toBe(0);
    const all = await defter.run("audit", "--type", "TaxpayerRegistered", "--json");
    expect(all.json().events).toHaveLength(4);
    const services = await defter.run("audit", "--type", "ServicePublished", "--limit", "100", "--json");
    expect(services.json().events).toHaveLength(69);
  });
});

describe("beside a running Defter", () => {
  beforeAll(async () => {
    expect(await defter.start()).toMatch(/^http:\/\/localhost:\d+$/);
  });

  test("the way of one fact: registered, declared, assessed, invoiced, served, paid, cleared, reversed", async () => {
    const registered = await defter.run(
      ...["taxpayer", "register", "Arben Çela", "--kind", "household", "--nid", "J00101999W"],
      ...["--unit", "shkoder-city", "--office", OFFICE, "--json"],
    );
    expect(registered).toMatchObject({ status: 0 });
    taxpayer = registered.json().taxpayerId;
    const facts = `{"unit":"shkoder-city","buildingTaxMethod":"flat","dwelling":"primary","otherMembersOver22":1}`;
    const declared = await defter.here(
      "object",
      "declare",
      taxpayer,
      "household",
      "--facts",
      facts,
      "--from",
      "2016-01-01",
    );
    expect(declared).toMatchObject({ status: 0 });

    const assessed = await defter.here("assess", "2025", "--json");
    expect(assessed.json()).toMatchObject({ state: "finished", counts: { taxpayers: 5, assessed: 1, refused: 0 } });
    expect((await defter.here("assess", "2025", "--json")).json().counts).toMatchObject({ assessed: 0, reassessed: 0 });

    const invoiced = await defter.here("invoice", "issue", taxpayer, "--office", OFFICE, "--year", "2025", "--json");
    expect(invoiced.json().number).toMatch(/^lagjja-1\/\d{4}\/\d{6}$/);
    const served = await defter.here(
      ...["notice", "serve", taxpayer, "--what", "invoice", "--channel", "hand"],
      ...["--refers-to", invoiced.json().invoiceId, "--json"],
    );
    expect(served.json()).toHaveProperty("deemedReceivedOn");

    const unclear = await defter.here("clearance", "check", taxpayer, "--json");
    expect(unclear).toMatchObject({ status: 1 });
    expect(unclear.json()).toMatchObject({ state: "not-clear" });
    expect(await defter.here("clearance", "issue", taxpayer, "--office", OFFICE)).toMatchObject({ status: 1 });

    const paid = await defter.here(
      ...["payment", "receive", taxpayer, "--amount", "1000000", "--channel", "bank", "--office", OFFICE],
      ...["--reference", "RZB-1", "--command-id", "paid-once", "--json"],
    );
    expect(paid).toMatchObject({ status: 0 });
    payment = paid.json().paymentId;
    const cleared = await defter.here("clearance", "issue", taxpayer, "--office", OFFICE, "--json");
    expect(cleared.json()).toMatchObject({ state: "clear" });
    ({ clearanceId: clearance, verificationCode: code } = cleared.json());
    expect(await defter.here("clearance", "verify", code.toLowerCase())).toMatchObject({ status: 0 });
  });

  test("the same command id is written once; with another content it is refused", async () => {
    const pay = (amount: string) =>
      defter.here(
        ...["payment", "receive", taxpayer, "--amount", amount, "--channel", "bank", "--office", OFFICE],
        ...["--reference", "RZB-1", "--command-id", "paid-once", "--json"],
      );
    // Defter, which runs beside, writes of its own accord: messages on what was done before.
    const ofAccounts = ["--category", "taxAccount"];
    const before = await lastPosition(...ofAccounts);
    expect((await pay("1000000")).json().paymentId).toBe(payment);
    const other = await pay("999");
    expect(other).toMatchObject({ status: 73 });
    expect(other.json().error.code).toBe("DUPLICATE_COMMAND");
    expect(await lastPosition(...ofAccounts)).toBe(before);
  });

  test("a reversal takes the clearance along, and the account says what was known before", async () => {
    const before = new Date().toISOString();
    const reversed = await defter.here(
      ...["payment", "reverse", taxpayer, payment, "--ground", "bounced", "--explanation", "Çeku u kthye", "--json"],
    );
    expect(reversed.json().revokedClearances).toHaveLength(1);
    expect(await defter.here("clearance", "verify", code)).toMatchObject({ status: 1 });
    const now = (await defter.here("account", "show", taxpayer, "--json")).json();
    const then = (await defter.here("account", "show", taxpayer, "--as-of", before, "--json")).json();
    expect([now.paid, then.paid]).toEqual([0, 1_000_000]);
    const again = await defter.here(
      ...["payment", "reverse", taxpayer, payment, "--ground", "bounced", "--explanation", "Edhe një herë"],
    );
    expect(again).toMatchObject({ status: 1 });
  });

  test("next year's calendar is drafted, put right and adopted while it runs; what is no calendar changes nothing", async () => {
    const [held, next] = ["calendar.json", "next.json"].map((name) => join(defter.folder, name));
    const before = (await defter.here("calendar", "show", "--json")).json();
    const last = Math.max(...before.years);
    const drafted = await defter.here("calendar", "draft", String(last + 1));
    expect(drafted).toMatchObject({ status: 0 });
    const draft = JSON.parse(drafted.out);
    expect(draft).toMatchObject({ version: String(last + 1), assumedYears: [...before.assumedYears, last + 1] });

    const { holidays: _none, ...broken } = draft;
    writeFileSync(held!, JSON.stringify(broken));
    const refused = await defter.here("calendar", "adopt", held!, "--language", "en");
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining("at “holidays”")]);
    writeFileSync(held!, JSON.stringify({ ...draft, version: before.version }));
    expect((await defter.here("calendar", "adopt", held!, "--json")).json().error.rule).toBe("calendar-version-reused");
    expect((await defter.here("calendar", "show", "--json")).json()).toEqual(before);

    const official = { ...draft, assumedYears: before.assumedYears };
    writeFileSync(next!, JSON.stringify(official));
    const adopt = ["calendar", "adopt", next!, "--command-id", "next-year", "--reason", "VKM 700", "--json"];
    const adopted = await defter.here(...adopt);
    expect([adopted.status, adopted.json()]).toMatchObject([0, { version: String(last + 1) }]);
    expect((await defter.here(...adopt)).json()).toEqual(adopted.json());
    expect((await defter.here("calendar", "show", "--json")).json()).toEqual(official);
    expect((await defter.here("calendar", "show")).out).toContain(`${last + 1}-12-25`);
  });

  test("a paper of the account is printed into a new file; what is there is left alone", async () => {
    const to = join(defter.folder, "vertetim.pdf");
    const print = (id: string) => defter.here("account", "print", taxpayer, "clearance", id, "--to", to, "--json");
    const printed = await print(clearance);
    expect(printed).toMatchObject({ status: 0 });
    const bytes = readFileSync(to);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(printed.json()).toEqual({
      ...{ paper: "clearance", accountId: taxpayer, id: clearance, file: to, bytes: bytes.length },
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    expect((await print(clearance)).json().error).toMatchObject({
      code: "VALIDATION",
      fields: [{ rule: "file-exists" }],
    });
    expect(readFileSync(to)).toEqual(bytes);
  });

  test("what is refused says so in both languages, has its status, and nothing is written", async () => {
    const before = await lastPosition();
    const pay = (amount: string, of: string, language: string) =>
      defter.run(
        ...["payment", "receive", of, "--amount", amount, "--channel", "bank", "--office", OFFICE],
        ...["--paid-on", "2025-03-01", "--language", language, "--json"],
      );
    const [dotted, english, albanian, nowhere, unnamed, usage, elsewhere] = await Promise.all([
      pay("1.000", taxpayer, "en"),
      pay("100", "01JD3QUNKNOWN", "en"),
      pay("100", "01JD3QUNKNOWN", "sq"),
      defter.run("events", "show", "9/9"),
      defter.run("projections", "rebuild", "nothing"),
      defter.run("asses", "2025"),
      defter.run("seed", "--municipality", "durres"),
    ]);
    expect(dotted).toMatchObject({ status: 65 });
    expect(dotted.json().error.fields).toMatchObject([{ path: "--amount", rule: "amount-not-whole-lek" }]);
    expect([english.status, english.json().error]).toMatchObject([66, { code: "NOT_FOUND", rule: "account-unknown" }]);
    expect(albanian.err).toContain("llogari");
    expect(english.err).not.toContain("llogari");
    expect([nowhere, unnamed, usage, elsewhere].map(({ status }) => status)).toEqual([66, 65, 2, 66]);
    expect(await lastPosition()).toBe(before);
  });

  test("events show sealed names; opening them is recorded, and so is searching", async () => {
    const stream = `taxpayer-shkoder.${taxpayer}`;
    const sealed = await defter.here("events", "show", stream, "--json");
    expect(sealed.out).not.toContain("Arben");
    const opened = await defter.here("events", "show", stream, "--clear", "--json");
    expect(opened.json().events[0]).toMatchObject({ type: "TaxpayerRegistered", data: { name: "Arben Çela" } });
    const { position } = opened.json().events[0];
    expect((await defter.here("events", "show", position, "--json")).json().events).toHaveLength(1);
    const found = await defter.here("taxpayer", "find", "arben", "cela", "--json");
    expect(found.json().taxpayers).toMatchObject([{ taxpayerId: taxpayer, name: "Arben Çela" }]);
    const reads = await defter.here("audit", "--type", "RecordRead", "--actor", "operator", "--json");
    expect(reads.json().events.map((each: { data: { resource: string } }) => each.data.resource)).toEqual(
      expect.arrayContaining(["events", "taxpayers"]),
    );
  });

  test("users are made, given roles and suspended, and the log can be followed meanwhile", async () => {
    const following = defter.spawn(["events", "tail", "-n", "1", "-f", "--json"]);
    const lines = createInterface({ input: following.stdout! })[Symbol.asyncIterator]();
    await lines.next();
    const made = (await defter.here("user", "create", "mira.k", "--role", "tax-officer", "--json")).json();
    expect(made.password).toMatch(/^(\w{5}-){3}\w{5}$/);
    const types: string[] = [];
    while (types.at(-1) !== "UserCreated") types.push(JSON.parse((await lines.next()).value as string).type);
    following.kill("SIGINT");
    expect(await new Promise((resolve) => following.once("close", resolve))).toBe(0);

    const auditor = await defter.here("user", "roles", made.userId, "--grant", "auditor", "--json");
    expect(auditor).toMatchObject({ status: 1 });
    const clerk = await defter.here("user", "roles", made.userId, "--grant", "clerk", "--json");
    expect(clerk.json().roles).toEqual(["clerk", "tax-officer"]);
    const suspended = await defter.here("user", "suspend", made.userId, "--ground", "U largua", "--json");
    expect(suspended.json()).toMatchObject({ suspended: true });
  });

  test("messages are listed by what became of them; one that is not there is not tried again", async () => {
    const listed = await defter.here("message", "list", "--phase", "waiting", "--json");
    expect(listed).toMatchObject({ status: 0 });
    expect(listed.json()).toMatchObject({ messages: expect.any(Array), hasMore: false });
    expect(await defter.here("message", "list", "--phase", "lost")).toMatchObject({ status: 65 });
    expect(await defter.here("message", "retry", "M0")).toMatchObject({ status: 1 });
  });

  olderRegisters(defter);

  test("projections are what the log says, and can be built anew beside the live ones", async () => {
    expect(await defter.here("projections", "status")).toMatchObject({ status: 0 });
    const verified = await defter.here("projections", "verify", "all", "--json");
    expect(verified).toMatchObject({ status: 0 });
    const outcomes = verified.json().projections as readonly { outcome: string }[];
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["verified"]));
    const rebuilt = await defter.here("projections", "rebuild", "journal", "--json");
    expect(rebuilt.json().projections).toMatchObject([{ projection: "journal", outcome: "swapped" }]);
  });

  test("policies and timers are led by the running Defter, and nothing is stuck", async () => {
    const status = (await defter.here("processes", "status", "--json")).json();
    expect(status).toMatchObject({ missing: [], stuck: [] });
    const names = status.processes.map(({ process }: { process: string }) => process);
    expect(names).toEqual(expect.arrayContaining(["case-timers", "charge-fees", "settle-fees"]));
    const unknown = await defter.here("processes", "retry", "0b7a53a4-8a57-5b43-8a2f-6b8b0a2d5a01");
    expect(unknown).toMatchObject({ status: 1 });
    expect(await defter.here("processes", "retry", "not an id")).toMatchObject({ status: 65 });
    expect(await defter.here("processes", "retry", "all")).toMatchObject({ status: 0 });
  });

  test("the doctor finds everything well", async () => {
    const said = (await defter.here("doctor", "--json")).json();
    const failed = said.checks.filter(({ state }: { state: string }) => state === "failed");
    expect([failed, said.ok]).toEqual([[], true]);
  });
});

describe("after Defter has stopped", () => {
  test("the same question has the same answer", async () => {
    const before = (await defter.run("account", "show", taxpayer, "--json")).json();
    expect(await defter.stop()).toBe(0);
    const after = await defter.run("account", "show", taxpayer, "--json");
    expect(after.json()).toEqual(before);
    expect(existsSync(join(defter.folder, "lock"))).toBe(false);
  });
});
