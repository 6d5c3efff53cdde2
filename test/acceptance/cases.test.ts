import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { unzipSync, zipSync } from "fflate";
import { systemClock } from "../../application/ports.js";
import type { Position } from "../../application/event-store/index.js";
import { MAX_DOCUMENT_BYTES } from "../../domain/casework/index.js";
import { addDays, nextWorkingDay } from "../../domain/shared/index.js";
import { TOKENS } from "../../ops/composition/index.js";
import { rawServices, serviceOf } from "../support/catalogue.js";
import { until } from "../support/until.js";
import { referenceCalendar } from "../support/reference-data.js";
import { filledForm } from "../domain/casework/support/filled-form.js";
import { html, pdf } from "../application/documents/samples.js";
import { actsOnCases } from "./support/acts-on-cases.js";
import type { Answer, Officer } from "./support/officer.js";
import { OneStopShop, sendUp, sentUp } from "./support/one-stop-shop.js";
import { ThenAndNow } from "./support/then-and-now.js";
import { TownHall } from "./support/town-hall.js";

const CODE = "identity-attestation";
const SOCIAL = String(rawServices.find(({ confidentiality }) => confidentiality === "sensitive")!["code"]);
const GRANT = { legalBasis: [{ act: "law-139-2015", article: "64" }], text: "Lejohet." };
const REASONS = "Kërkesa nuk i plotëson kushtet e ligjit.";

const town = new TownHall(["shkoder", "lezhe"]);
let shop: OneStopShop;
let abroad: OneStopShop;
let desk: Officer;
let velipoje: Officer;
let upload: string;
let head: Position | undefined;

beforeAll(async () => {
  await town.open();
  const { administrator } = await town.staff();
  shop = await OneStopShop.open(town, administrator);
  desk = shop.officers["front-desk"];
  velipoje = await shop.letIn("desk-velipoje", ["CLERK"], ["velipoje"]);
  upload = await sentUp(desk);
});
afterAll(() => town.close());

const withoutTenant = ({ tenant: _tenant, ...row }: Readonly<Record<string, unknown>>) => row;
const past = new ThenAndNow(town, "case", ["cases", "journal"], async () => {
  const { cases } = town.defter.open.composition.get(TOKENS.readSide);
  const page = await cases(
    { tenant: "shkoder", offices: null },
    { filter: { seesSensitive: true }, limit: 200, after: null },
  );
  return new Map(page.rows.map(({ row: { caseId, ...row } }) => [caseId, withoutTenant(row)]));
});
afterEach(() => past.remember());

const from = async () => void (head = await town.head());
const nothingIsWritten = async () => expect(await town.writtenSince(head)).toEqual([]);

function lodging(given: object = {}, code = CODE, handle = upload, service = serviceOf(code)) {
  const papers = service.documents.filter(({ mandatory }) => mandatory);
  return {
    service: code,
    office: service.offices === "all" ? "velipoje" : service.offices[0]!,
    applicant: { kind: "CITIZEN", language: "SQ", name: "Arta Hoxha", identifier: "J00101999W" },
    form: filledForm(service),
    documents: [
      { upload: handle, documentId: "D1" },
      ...papers.map(({ code: document }) => ({ upload: handle, document })),
    ],
    ...given,
  };
}

async function lodged(given: object = {}, by: Officer = desk, handle = upload): Promise<string> {
  return String((await by.does("lodgeCase", lodging(given, CODE, handle)))["caseId"]);
}

interface File {
  readonly number: string;
  readonly revision: string;
  readonly office: string;
  readonly outcome: string | null;
  readonly state: { readonly code: string; readonly name: { readonly sq: string; readonly en: string } };
  readonly waitsFor: readonly string[];
  readonly applicant: { readonly name: string };
  readonly form: readonly { readonly key: string; readonly label: { readonly sq: string } }[];
  readonly documents: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  readonly fees: readonly { readonly amount: number; readonly settledOn: string | null }[];
  readonly limits: readonly { readonly name: string; readonly remaining: number; readonly dueOn: string }[];
  readonly timeline: readonly {
    readonly type: string;
    readonly who: { readonly id: string; readonly name: string | null };
    readonly role: string;
    readonly office: string | null;
    readonly reason: string | null;
    readonly words: { readonly sq: string; readonly en: string };
    readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  }[];
  readonly actions: readonly {
    readonly transition: string;
    readonly allowed: boolean;
    readonly as: string | null;
    readonly why: { readonly rule: string; readonly words: { readonly en: string } } | null;
    readonly parts: readonly { readonly name: string; readonly demanded: boolean }[];
  }[];
}

const FILE = `query($id: ID!) { case(id: $id) {
  number revision office outcome state { code name { sq en } } waitsFor applicant { name identifier }
  form { key label { sq } value valueName { sq } }
  documents { id name path standing document { code name { sq } } attached { at who { id name } role } }
  missingDocuments { code } fees { code amount settledOn } limits { name remaining dueOn suspended }
  timeline { type who { id name } role office reason words { sq en } changes { field before after } }
  actions { transition allowed as why { rule words { en } } parts { name demanded } reasonsDemanded leadsTo { code } }
} }`;

async function fileOf(by: Officer, id: string): Promise<File> {
  return (await by.read<{ case: File }>(FILE, { id })).case;
}

async function settled(caseId: string): Promise<void> {
  const { fees } = await fileOf(desk, caseId);
  if (fees.length === 0) return;
  const service = serviceOf(CODE);
  const receipt = { codes: service.fees.map(({ code }) => code), paidOn: "2026-01-05", reference: "Kuponi 17" };
  await desk.does("settleCaseFees", { caseId, receipt });
}

describe("the file of a case", () => {
  test("shows what was said, what is due, what happened and what may be done, and looking is recorded", async () => {
    const caseId = await lodged();
    await from();
    const file = await fileOf(desk, caseId);
    expect(file).toMatchObject({
      office: "velipoje",
      outcome: null,
      state: { code: "intake-check" },
      waitsFor: ["front-desk"],
      applicant: { name: "Arta Hoxha" },
    });
    expect(file.form.map(({ key }) => key)).toEqual(serviceOf(CODE).form.map(({ key }) => key));
    expect(file.limits[0]).toMatchObject({ name: "case", remaining: expect.any(Number) });
    expect(file.documents[0]).toMatchObject({ name: "dokument.pdf", path: `/documents/cases/${caseId}/D1` });
    const looked = await town.defter.open.composition.get(TOKENS.eventStore).readAll(head, 100);
    const byPeople = looked.filter(({ envelope }) => envelope.actor.role !== "system");
    expect(byPeople.map(({ type, data }) => [type, data["resource"]])).toEqual([["RecordRead", `case/${caseId}`]]);

    expect(file.timeline[0]).toMatchObject({
      type: "ApplicationLodged",
      who: { id: "shop-front-desk", name: "shop-front-desk" },
      office: "velipoje",
      words: { en: "The application was lodged." },
    });
    expect(file.timeline[0]!.changes).toContainEqual({ field: "applicant.name", before: null, after: "Arta Hoxha" });

    const actions = Object.fromEntries(
      file.actions.map(({ transition, allowed, as, why }) => [transition, allowed ? as : why?.rule]),
    );
    expect(actions).toEqual({ "ask-applicant": "front-desk", accept: "fee-not-paid", withdraw: "applicant" });
    const stranger = await fileOf(shop.officers.inspector, caseId);
    expect(stranger.actions.every(({ allowed, why }) => !allowed && why!.rule === "transition-role-wrong")).toBe(true);
  });

  test("tells what is asked, completed, returned and refused, with reasons and what each step changed", async () => {
    const caseId = await lodged();
    await settled(caseId);
    const request = [{ document: null, field: null, words: "Sqaroni qëllimin." }];
    await desk.does("actOnCase", { caseId, transition: "ask-applicant", request });
    const note = "Për regjistrim në shkollë.";
    await desk.does(
      "actOnCase",
      { caseId, transition: "complete-file", completion: { note } },
      { reason: "Erdhi vetë." },
    );
    await desk.does("takeCase", { caseId });
    await desk.does("actOnCase", { caseId, transition: "accept" });
    const { specialist, signatory } = shop.officers;
    await specialist.does("actOnCase", { caseId, transition: "prepare", proposal: { favours: false, text: REASONS } });
    const decision = { ...GRANT, appeal: { to: "Gjykata Administrative", term: { value: 5, unit: "CALENDARDAY" } } };
    await signatory.does("actOnCase", { caseId, transition: "refuse", reasons: REASONS, decision });
    await isServed(caseId, decision.appeal.term.value);
    const appeal = { to: "Prefekti", lodgedOn: systemClock.today(), grounds: REASONS };
    const { appealId } = await desk.does("lodgeAppeal", { caseId, ...appeal });
    await signatory.does("decideAppeal", {
      ...{ caseId, appealId, outcome: "UPHELD", effect: "ANNULLED", authority: "Prefekti", reference: "17/2026" },
      decidedOn: appeal.lodgedOn,
    });
    await signatory.does("reopenCase", { caseId, to: "in-review", ground: "APPEAL", appealId });
    const file = await fileOf(specialist, caseId);
    expect(file).toMatchObject({ outcome: null, state: { code: "in-review" }, waitsFor: ["specialist"] });
    const completed = file.timeline.find(({ type, reason }) => type === "CompletionProvided" && reason !== null);
    expect(completed).toMatchObject({ reason: "Erdhi vetë.", role: "front-desk", who: { id: "shop-front-desk" } });
    const took = file.timeline.find(({ type }) => type === "CaseAssigned");
    expect(took?.changes).toEqual([{ field: "handlers.front-desk", before: null, after: "shop-front-desk" }]);
    for (const { words } of file.timeline) expect(`${words.sq}${words.en}`).not.toMatch(/fact-|–/);
  });

  /** A decision that was sent, and then is shown to have arrived: only from that day the term of its appeal runs. */
  async function isServed(caseId: string, days: number): Promise<void> {
    const SERVED = `query($id: ID!) { case(id: $id) {
      notices { id channel sentOn receivedOn proof proofDocumentId } decision { appealUntil } } }`;
    const served = async () => (await desk.read<{ case: object }>(SERVED, { id: caseId })).case;
    const sentOn = systemClock.today();
    const sent = { caseId, noticeId: "NOTICE1", channel: "POST", sentOn };
    const notice = { id: "NOTICE1", channel: "post", sentOn };
    await desk.does("notifyDecision", sent);
    const unproven = { ...notice, receivedOn: null, proof: null, proofDocumentId: null };
    expect(await served()).toEqual({ notices: [unproven], decision: { appealUntil: null } });

    await from();
    const arrived = { ...sent, receivedOn: sentOn };
    const refused = (given: object) => desk.isRefused("notifyDecision", { ...arrived, ...given });
    expect(await refused({})).toMatchObject({ code: "REFUSED", rule: "proof-of-service-missing" });
    const proof = { reference: "Lajmërim-marrja RR 17", documentId: "D1" };
    expect(await refused({ proof: { ...proof, documentId: "NONE" } })).toMatchObject({ rule: "document-unknown" });
    expect(await refused({ proof, receivedOn: addDays(sentOn, -1) })).toMatchObject({ rule: "notice-dates-reversed" });
    expect(await refused({ proof, receivedOn: addDays(sentOn, 1) })).toMatchObject({ rule: "day-in-future" });
    await nothingIsWritten();

    await desk.does("notifyDecision", { ...arrived, proof });
    const proven = { ...notice, receivedOn: sentOn, proof: proof.reference, proofDocumentId: "D1" };
    const last = nextWorkingDay(referenceCalendar(), addDays(sentOn, days));
    if (!last.ok) throw new Error(last.refusal.code);
    expect(await served()).toEqual({ notices: [proven], decision: { appealUntil: last.value } });
  }

  test("is acted on only as it was seen", async () => {
    const caseId = await lodged();
    const { revision } = await fileOf(desk, caseId);
    await desk.does("takeCase", { caseId }, { expectedRevision: revision });
    await from();
    const stale = await desk.isRefused(
      "actOnCase",
      { caseId, transition: "ask-applicant", request: [{ words: "Sqaroni." }] },
      { expectedRevision: revision },
    );
    expect(stale.code).toBe("CONFLICT");
    await nothingIsWritten();
  });

  test("takes a command that is sent again as one, also after the case went on", async () => {
    const caseId = await lodged();
    const [command, commandId] = [{ caseId }, randomUUID()];
    const first = await desk.does("takeCase", command, { commandId });
    await settled(caseId);
    await desk.does("actOnCase", { caseId, transition: "accept" });
    await from();
    const again = await desk.does("takeCase", command, { commandId });
    expect(again.receipt.eventIds).toEqual(first.receipt.eventIds);
    await nothingIsWritten();
  });
});

actsOnCases({
  shop: () => shop,
  velipoje: () => velipoje,
  lodged: async (code, office, given = {}) =>
    String((await desk.does("lodgeCase", { ...lodging(given, code), office }))["caseId"]),
  from,
  nothingIsWritten,
});

describe("queues", () => {
  const MINE = `query($filter: QueueFilter, $at: Position) { myQueue(filter: $filter, minPosition: $at, first: 200) {
    nodes { id office state { code name { sq } } serviceName { sq } handlers { role who { id } } late dueOn } } }`;

  async function queue(by: Officer, filter: object = {}): Promise<readonly string[]> {
    const at = await town.everything();
    const { myQueue } = await by.read<{ myQueue: { nodes: { id: string }[] } }>(MINE, { filter, at });
    return myQueue.nodes.map(({ id }) => id);
  }

  test("hold what waits for one's roles in one's offices; two who take at once get two cases", async () => {
    const [one, two] = [await lodged(), await lodged()];
    const elsewhere = await lodged({ office: "shale" });
    expect(await queue(velipoje)).toEqual(expect.arrayContaining([one, two]));
    expect(await queue(velipoje)).not.toContain(elsewhere);
    expect(await queue(desk)).toContain(elsewhere);
    expect(await queue(shop.officers.inspector)).not.toContain(one);

    await town.isRead("cases");
    const taken = await Promise.all([
      velipoje.does("takeNextCase", {}),
      desk.does("takeNextCase", { office: "velipoje" }),
    ]);
    const [first, second] = taken.map((each) => String(each["caseId"]));
    expect(first).not.toBe(second);
    expect(await queue(velipoje)).toContain(first);
    expect(await queue(velipoje)).not.toContain(second);
    expect(await queue(velipoje, { unassigned: true })).not.toContain(first);
    expect((await shop.officers.archivist.isRefused("takeNextCase", {})).rule).toBe("queue-empty");
  });

  test("change before one's eyes: taken, handed over, gone; another office's never", async () => {
    const seen: { caseId: string; type: string; inMyQueue: boolean }[] = [];
    const watched = velipoje.watch<{ caseQueueChanged: (typeof seen)[number] }>(
      "subscription { caseQueueChanged { caseId type inMyQueue number state { code } waitsFor position } }",
    );
    const all = (async () => {
      for await (const { caseQueueChanged } of watched) {
        seen.push(caseQueueChanged);
        if (caseQueueChanged.type === "CaseTransferred") return;
      }
    })();
    // The stream is open once the first thing comes: until then, more is lodged.
    const cases: string[] = [];
    while (seen.length === 0) {
      cases.push(await lodged());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const caseId = cases.at(-1)!;
    const elsewhere = await lodged({ office: "shale" });
    await desk.does("takeCase", { caseId });
    await desk.does("assignCase", { caseId, role: "front-desk", to: null });
    await desk.does("transferCase", { caseId, office: "shale", ground: "Banon në Shalë." });
    await all;
    const ofCase = seen.filter((each) => each.caseId === caseId && each.type.startsWith("Case")).slice(-3);
    expect(ofCase.map(({ type, inMyQueue }) => [type, inMyQueue])).toEqual([
      ["CaseAssigned", expect.any(Boolean)],
      ["CaseAssigned", expect.any(Boolean)],
      ["CaseTransferred", false],
    ]);
    expect(seen.map((each) => each.caseId)).not.toContain(elsewhere);
  });

  test("are nobody's who has no part in cases", async () => {
    const error = await shop.cashbox.ask(MINE, {});
    expect(error.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

describe("who may see and do what", () => {
  const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

  test("another office's case is not there: not read, not acted on, not handed out", async () => {
    const caseId = await lodged({ office: "shale" });
    await from();
    expect(codeOf(await velipoje.ask(FILE, { id: caseId }))).toBe("NOT_FOUND");
    expect((await velipoje.isRefused("takeCase", { caseId })).code).toBe("NOT_FOUND");
    const path = `${velipoje.address()}/documents/cases/${caseId}/D1`;
    expect((await fetch(path, { headers: velipoje.headers })).status).toBe(404);
    await nothingIsWritten();
    expect((await fetch(path, { headers: desk.headers })).status).toBe(200);
  });

  test("sensitive services are for those who may see them, from the counter on", async () => {
    const form = lodging({}, SOCIAL);
    await from();
    const refused = await velipoje.isRefused("lodgeCase", { ...form, documents: [] });
    expect(refused).toMatchObject({ code: "FORBIDDEN", rule: "sensitive-services-needed" });
    await nothingIsWritten();
    const caseId = String((await desk.does("lodgeCase", form))["caseId"]);
    expect(codeOf(await velipoje.ask(FILE, { id: caseId }))).toBe("NOT_FOUND");
    const at = await town.everything();
    const list = "query($at: Position) { cases(minPosition: $at, first: 200) { nodes { id } } }";
    const listed = async (by: Officer) =>
      (await by.read<{ cases: { nodes: { id: string }[] } }>(list, { at })).cases.nodes.map(({ id }) => id);
    expect(await listed(velipoje)).not.toContain(caseId);
    expect(await listed(desk)).toContain(caseId);
  });

  test("a role that one has not is not acted in; the wrong one is refused in words", async () => {
    const caseId = await lodged();
    await from();
    const borrowed = await desk.isRefused("actOnCase", { caseId, transition: "accept", as: "signatory" });
    expect(borrowed).toMatchObject({ code: "FORBIDDEN", rule: "role-not-held" });
    const wrong = await shop.officers.inspector.isRefused("actOnCase", { caseId, transition: "accept" });
    expect(wrong).toMatchObject({ code: "REFUSED", rule: "transition-role-wrong" });
    const elsewhere = await desk.isRefused("actOnCase", { caseId, transition: "sign", decision: GRANT });
    expect(elsewhere).toMatchObject({ code: "REFUSED", rule: "transition-not-from-here" });
    expect((await shop.cashbox.isRefused("takeCase", { caseId })).code).toBe("FORBIDDEN");
    await nothingIsWritten();
  });

  test("four eyes: who prepared does not sign", async () => {
    const both = await shop.letIn("both", ["SPECIALIST", "SIGNATORY"]);
    const caseId = await lodged();
    await settled(caseId);
    await desk.does("actOnCase", { caseId, transition: "accept" });
    await both.does("actOnCase", { caseId, transition: "prepare" });
    await from();
    expect(await both.isRefused("actOnCase", { caseId, transition: "sign", decision: GRANT })).toMatchObject({
      rule: "four-eyes",
    });
    await nothingIsWritten();
    const file = await fileOf(both, caseId);
    expect(file.actions.find(({ transition }) => transition === "sign")).toMatchObject({
      allowed: false,
      why: { rule: "four-eyes", words: { en: expect.stringMatching(/\w/) } },
      parts: [{ name: "decision", demanded: true }],
    });
  });
});

describe("bad input", () => {
  const form = filledForm(serviceOf(CODE));
  const [key] = Object.keys(form);
  const text = serviceOf(CODE).form.find(({ type }) => type === "text")?.key ?? key!;

  test.each<[string, () => object, string]>([
    ["an unknown key of the form", () => ({ form: { ...form, admin: true } }), "form-has-faults"],
    ["a wrong type", () => ({ form: { ...form, [text]: { toString: 1 } } }), "form-has-faults"],
    ["a script in a text", () => ({ form: { ...form, [text]: "<script>alert(1)</script>" } }), "form-has-faults"],
    ["a field that is missing", () => ({ form: {} }), "form-has-faults"],
    ["no number that exists", () => ({ applicant: { ...lodging().applicant, identifier: "123" } }), "nid-malformed"],
    ["an office that is none", () => ({ office: "atlantis" }), "office-unknown"],
    ["a service that is none", () => ({ service: "teleportation" }), "service-not-offered"],
    ["somebody else's document", () => ({ documents: [{ upload: theirs }] }), "upload-unknown"],
    ["a document that never came", () => ({ documents: [{ upload: randomUUID() }] }), "upload-unknown"],
    ["a path for a document", () => ({ documents: [{ upload: "..", document: null }] }), "input-invalid"],
    [
      "a paper that is not asked for",
      () => ({ documents: [{ upload, documentId: "D1", document: "moon-deed" }] }),
      "document-not-asked",
    ],
  ])("%s is refused, and nothing is written", async (_what, given, rule) => {
    theirs ??= await sentUp(velipoje);
    await from();
    expect(await desk.isRefused("lodgeCase", lodging(given()))).toMatchObject({ rule });
    await nothingIsWritten();
  });
  let theirs: string | undefined;

  // What one entry of an archive would take to read: more than any document may have, from some thousands of bytes.
  const zeros = new Uint8Array(MAX_DOCUMENT_BYTES + 1_000_000);
  const bomb = Buffer.from(zipSync({ "zero.bin": zeros }));
  // Whoever tells the kind of an office document opens this entry.
  const office = Buffer.from(zipSync({ "[Content_Types].xml": zeros, "word/document.xml": zeros }));

  test("the archives of this test are bombs", () => {
    for (const [archive, entry] of [
      [bomb, "zero.bin"],
      [office, "[Content_Types].xml"],
    ] as const) {
      expect(archive.length).toBeLessThan(MAX_DOCUMENT_BYTES / 300);
      expect(unzipSync(archive)[entry]!.length).toBeGreaterThan(MAX_DOCUMENT_BYTES);
    }
  });

  test.each<[string, string, Buffer, number, string, RegExp]>([
    ["a false extension", "foto.png", pdf, 422, "document-extension-wrong", /ends in \.png, but the content is \.pdf/],
    ["0 bytes", "bosh.pdf", Buffer.alloc(0), 422, "document-empty", /is empty/],
    ["26 MB", "i madh.pdf", Buffer.concat([pdf, zeros]), 413, "document-too-large", /at most 26.?214.?400/],
    ["a bomb", "arkiv.zip", bomb, 422, "document-type-not-allowed", /type application\/zip; PDF, JPEG, PNG and TIFF/],
    ["a bomb that says PDF", "arkiv.pdf", bomb, 422, "document-type-not-allowed", /PDF, JPEG, PNG and TIFF/],
    ["a bomb that says Word", "letër.docx", office, 422, "document-type-not-allowed", /PDF, JPEG, PNG and TIFF/],
    ["a bomb behind a PDF", "dy.pdf", Buffer.concat([pdf, bomb]), 422, "document-more-than-one", /something besides/],
    ["a PDF behind a page", "dy.pdf", Buffer.concat([html, pdf]), 422, "document-type-not-allowed", /are accepted/],
    ["a path in the name", "../../x.pdf", pdf, 422, "document-name-malformed", /no slashes/],
    ["a path from the root in the name", "/etc/x.pdf", pdf, 422, "document-name-malformed", /no slashes/],
    ["a hidden name", ".pdf", pdf, 422, "document-name-malformed", /no leading dots/],
  ])(
    "a document of %s is not taken, in words, and nothing is written",
    async (_what, name, content, status, rule, words) => {
      const { uploadsFolder } = town.defter.open.composition.get(TOKENS.resources);
      const lying = async () => (await readdir(uploadsFolder, { recursive: true })).toSorted();
      const before = await lying();
      // The papers of this suite lie there: the folder is the one that is written to.
      expect(before.some((path) => path.endsWith(upload))).toBe(true);
      await from();
      const refused = await sendUp(desk, name, content);
      expect(refused).toMatchObject({ status, body: { rule, detail: expect.stringMatching(words) } });
      expect(refused.body["upload"]).toBeUndefined();
      expect(await lying()).toEqual(before);
      await nothingIsWritten();
    },
  );

  test("parts that a step has no use for, two findings in one, no correction at all", async () => {
    const caseId = await lodged();
    await from();
    const act = (given: object) => desk.isRefused("actOnCase", { caseId, transition: "ask-applicant", ...given });
    expect(await act({})).toMatchObject({ rule: "request-empty" });
    expect(await act({ request: [{ words: "Sqaroni." }], extendBy: 5 })).toMatchObject({ rule: "part-not-fitting" });
    expect(await act({ checks: [{ pages: 3, clear: true }] })).toMatchObject({ rule: "input-invalid" });
    expect(await desk.isRefused("correctCase", { caseId, ground: "Gabim." })).toMatchObject({ rule: "input-invalid" });
    expect((await desk.isRefused("actOnCase", { caseId: "../x", transition: "accept" })).code).toBe("VALIDATION");
    expect((await desk.isRefused("actOnCase", { caseId: "NONE", transition: "accept" })).code).toBe("NOT_FOUND");
    await nothingIsWritten();
  });
});

describe("two municipalities side by side", () => {
  const [DOGS, LAST, NID] = ["dog-registration", "LAST-CASE", "J00101999W"];
  const model = rawServices.find(({ code }) => code === CODE)!;
  const dogs = { ...model, code: DOGS, name: { sq: "Regjistrim qeni", en: "Registration of a dog" } };
  const CATALOGUE_OF_LEZHE = [model, dogs];
  const EVERYWHERE = `query($at: Position, $filter: CaseSearch!) {
    cases(minPosition: $at, first: 200) { nodes { id } }
    myQueue(minPosition: $at, first: 200) { nodes { id } }
    caseSearch(filter: $filter, minPosition: $at, first: 200) { nodes { case { id } } }
    services(minPosition: $at, first: 200) { nodes { code } }
  }`;
  interface Nodes<Node> {
    readonly nodes: readonly Node[];
  }
  interface Shown {
    readonly cases: Nodes<{ readonly id: string }>;
    readonly myQueue: Nodes<{ readonly id: string }>;
    readonly caseSearch: Nodes<{ readonly case: { readonly id: string } }>;
    readonly services: Nodes<{ readonly code: string }>;
  }
  interface Figure {
    readonly service: string;
    readonly received: number;
  }

  beforeAll(async () => {
    const { administrator } = await town.staff("lezhe");
    abroad = await OneStopShop.open(town, administrator, "lezhe", ["front-desk", "sector-head"], CATALOGUE_OF_LEZHE);
  });

  test("with one person in both know nothing of each other", async () => {
    const there = abroad.officers["front-desk"];
    const handle = await sentUp(there);
    const here = await desk.does("lodgeCase", lodging({ office: "velipoje" }));
    const theirs = await there.does("lodgeCase", lodging({ office: "velipoje" }, CODE, handle));
    await town.isRead("cases");
    const list = "query { cases(first: 200) { nodes { id number applicantName } } }";
    const ids = async (by: Officer) =>
      (await by.read<{ cases: { nodes: { id: string }[] } }>(list)).cases.nodes.map(({ id }) => id);
    expect(await ids(there)).toEqual([theirs["caseId"]]);
    expect(await ids(desk)).not.toContain(theirs["caseId"]);
    await from();
    expect((await there.ask(FILE, { id: here["caseId"] })).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect((await there.isRefused("takeCase", { caseId: here["caseId"] })).code).toBe("NOT_FOUND");
    expect(await there.isRefused("lodgeCase", lodging())).toMatchObject({ rule: "upload-unknown" });
    const path = `${there.address()}/documents/cases/${String(here["caseId"])}/D1`;
    expect((await fetch(path, { headers: there.headers })).status).toBe(404);
    const track = "query($case: String!, $code: String!) { trackCase(case: $case, code: $code) { number } }";
    const asked = { case: here["caseId"], code: here["trackingCode"] };
    expect((await town.visitorOf("lezhe").ask(track, asked)).errors?.[0]?.extensions.rule).toBe("tracking-code-wrong");
    expect((await town.visitorOf("shkoder").ask(track, asked)).errors).toBeUndefined();
    await nothingIsWritten();
  });

  test("whose catalogues differ and whose registers both hold a person show none of the other's, wherever one looks", async () => {
    const there = abroad.officers["front-desk"];
    const both = [desk, there];
    const person = (by: Officer, name: string) => {
      const identifier = { scheme: "NID", value: NID };
      const address = { unit: "velipoje" };
      return by.does("registerTaxpayer", { kind: "PERSON", name, identifier, address, office: "velipoje" });
    };
    const people = [await person(desk, "Arta Hoxha"), await person(there, "Arta Lezhjane")].map(
      ({ taxpayerId }) => taxpayerId,
    );
    expect(people[0]).not.toBe(people[1]);
    const figures = async (by: Officer) => {
      const filter = { from: "2024-01-01", to: systemClock.today(), by: ["SERVICE"] };
      const query = `query($filter: CasePerformanceInput!, $at: Position) {
        casePerformance(filter: $filter, minPosition: $at) { service received } }`;
      const asked = { filter, at: await town.everything() };
      const { casePerformance } = await by.read<{ casePerformance: Figure[] }>(query, asked);
      return Object.fromEntries(casePerformance.map(({ service, received }) => [service, received]));
    };
    const heads = [shop, abroad].map(({ officers }) => officers["sector-head"]);
    const before = await Promise.all(heads.map(figures));

    const streams = [watched(desk), watched(there)];
    const handle = await sentUp(there);
    const lodgedAt = [(given: object = {}) => lodged(given), (given: object = {}) => lodged(given, there, handle)];
    // A stream is open once the first thing comes: until then, more is lodged.
    for (const [index, { seen }] of streams.entries())
      await until("a stream is open", async () => (await lodgedAt[index]!()) !== "" && seen.size > 0, 50);
    // The name is what the register of there says.
    const applicant = { kind: "CITIZEN", language: "SQ", identifier: NID };
    const own = await there.does("lodgeCase", lodging({ applicant }, DOGS, handle, serviceOf(CODE)));
    expect(own["taxpayerId"]).toBe(people[1]);
    const here = await desk.does("lodgeCase", lodging());
    expect(here["taxpayerId"]).toBe(people[0]);
    const theirs = [here, own].map((each) => String(each["caseId"]));
    // Whoever sees the last of their own has been passed by by everything that was lodged before it, anywhere.
    for (const [index, { all }] of streams.entries()) {
      await lodgedAt[index]!({ caseId: LAST });
      expect(await all).toContain(theirs[index]);
      expect(streams[index]!.seen).not.toContain(theirs[1 - index]);
    }
    // Both have a case of that id, and no other.
    expect([...streams[0]!.seen].filter((each) => streams[1]!.seen.has(each))).toEqual([LAST]);

    const after = await Promise.all(heads.map(figures));
    expect(after[0]).not.toHaveProperty(DOGS);
    expect(Object.keys(after[1]!).toSorted()).toEqual([DOGS, CODE]);
    expect([before[1]![DOGS], after[1]![DOGS]]).toEqual([undefined, 1]);
    const at = await town.everything();
    const listed: Set<string>[] = [];
    for (const [index, by] of both.entries()) {
      const { cases, myQueue, caseSearch, services } = await by.read<Shown>(EVERYWHERE, {
        at,
        filter: { search: NID },
      });
      const all = cases.nodes.map(({ id }) => id);
      const places = [all, myQueue.nodes.map(({ id }) => id), caseSearch.nodes.map((found) => found.case.id)];
      for (const ids of places) {
        expect(ids).toContain(theirs[index]);
        expect(ids).not.toContain(theirs[1 - index]);
      }
      // All that was counted is what is listed.
      expect(Object.values(after[index]!).reduce((sum, each) => sum + each, 0)).toBe(all.length);
      listed.push(new Set(all));
      const named = await by.read<Shown>(EVERYWHERE, { at, filter: { search: "Lezhjane" } });
      expect(named.caseSearch.nodes.map((found) => found.case.id)).toEqual(index === 0 ? [] : [theirs[1]]);
      const offered = services.nodes.map(({ code }) => code);
      expect([offered.length, offered.includes(DOGS)]).toEqual(index === 0 ? [rawServices.length, false] : [2, true]);
    }
    expect([...listed[0]!].filter((id) => listed[1]!.has(id))).toEqual([LAST]);

    await from();
    expect(await desk.isRefused("lodgeCase", lodging({}, DOGS, upload, serviceOf(CODE)))).toMatchObject({
      rule: "service-not-offered",
    });
    expect(await there.isRefused("lodgeCase", lodging({}, SOCIAL, handle))).toMatchObject({
      rule: "service-not-offered",
    });
    const track = "query($case: String!, $code: String!) { trackCase(case: $case, code: $code) { service { sq } } }";
    const asked = { case: own["caseId"], code: own["trackingCode"] };
    expect(await town.visitorOf("lezhe").read(track, asked)).toEqual({ trackCase: { service: { sq: dogs.name.sq } } });
    const lost = await town.visitorOf("shkoder").ask(track, asked);
    expect(lost.errors?.[0]?.extensions.rule).toBe("tracking-code-wrong");
    await nothingIsWritten();
  });

  test("issue papers that only the municipality that issued them knows", async () => {
    const caseId = await lodged();
    await settled(caseId);
    const { specialist, signatory } = shop.officers;
    await desk.does("actOnCase", { caseId, transition: "accept" });
    await specialist.does("actOnCase", { caseId, transition: "prepare", proposal: { favours: true, text: REASONS } });
    await signatory.does("actOnCase", { caseId, transition: "sign", decision: GRANT });
    const { verificationCode: code, number } = await signatory.does("issueCaseOutput", { caseId });
    const query =
      "query($code: String!, $number: String) { verifyPaper(code: $code, number: $number) { number standing } }";
    const valid = { verifyPaper: { number, standing: "valid" } };
    await from();
    for (const asked of [{ code }, { code, number }]) {
      expect(await town.visitorOf("shkoder").read(query, asked)).toEqual(valid);
      // As of a code that nobody ever gave out.
      const refused = [asked, { ...asked, code: "0".repeat(16) }].map((each) =>
        town.visitorOf("lezhe").ask(query, each),
      );
      for (const { data, errors } of await Promise.all(refused))
        expect([data ?? null, errors?.[0]?.extensions.rule]).toEqual([null, "paper-unknown"]);
    }
    const page = async (tenant: string) => (await fetch(`${town.address()}/v/${tenant}/${String(code)}`)).text();
    expect(await page("shkoder")).toContain(String(number));
    expect(await page("lezhe")).not.toContain(String(number));
    await nothingIsWritten();
  });

  /** The cases of which a queue says that something happened in them, until the last one comes. */
  function watched(by: Officer) {
    const seen = new Set<string>();
    const stream = by.watch<{ caseQueueChanged: { caseId: string } }>("subscription { caseQueueChanged { caseId } }");
    const all = (async () => {
      for await (const { caseQueueChanged } of stream) {
        seen.add(caseQueueChanged.caseId);
        if (caseQueueChanged.caseId === LAST) break;
      }
      return seen;
    })();
    return { seen, all };
  }
});

describe("the past of cases", () => {
  test("is by replay what their rows said after each step", async () => {
    expect((await past.compare()).rows).toBeGreaterThan(10);
  });
});
