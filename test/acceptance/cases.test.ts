import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../application/ports.js";
import { addDays, nextWorkingDay } from "../../domain/shared/index.js";
import { TOKENS } from "../../ops/composition/index.js";
import { serviceOf } from "../support/catalogue.js";
import { referenceCalendar } from "../../ops/seed/calendar.js";
import { actsOnCases } from "./support/acts-on-cases.js";
import { badInputOfCases } from "./support/bad-input-of-cases.js";
import { casesSideBySide } from "./support/cases-side-by-side.js";
import { CODE, CounterOfTown, FILE, GRANT, REASONS, SOCIAL } from "./support/counter-of-town.js";
import type { Answer, Officer } from "./support/officer.js";
import { ThenAndNow } from "./support/then-and-now.js";
import { TownHall } from "./support/town-hall.js";

const town = new TownHall(["shkoder", "lezhe"]);
const counter = new CounterOfTown(town);

beforeAll(async () => {
  await town.open();
  await counter.open();
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

describe("the file of a case", () => {
  test("shows what was said, what is due, what happened and what may be done, and looking is recorded", async () => {
    const caseId = await counter.lodged();
    await counter.from();
    const file = await counter.fileOf(counter.desk, caseId);
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
    const looked = await counter.written(100);
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
    const stranger = await counter.fileOf(counter.shop.officers.inspector, caseId);
    expect(stranger.actions.every(({ allowed, why }) => !allowed && why!.rule === "transition-role-wrong")).toBe(true);
  });

  test("tells what is asked, completed, returned and refused, with reasons and what each step changed", async () => {
    const caseId = await counter.lodged();
    await counter.settled(caseId);
    const request = [{ document: null, field: null, words: "Sqaroni qëllimin." }];
    await counter.desk.does("actOnCase", { caseId, transition: "ask-applicant", request });
    const note = "Për regjistrim në shkollë.";
    await counter.desk.does(
      "actOnCase",
      { caseId, transition: "complete-file", completion: { note } },
      { reason: "Erdhi vetë." },
    );
    await counter.desk.does("takeCase", { caseId });
    await counter.desk.does("actOnCase", { caseId, transition: "accept" });
    const { specialist, signatory } = counter.shop.officers;
    await specialist.does("actOnCase", { caseId, transition: "prepare", proposal: { favours: false, text: REASONS } });
    const decision = { ...GRANT, appeal: { to: "Gjykata Administrative", term: { value: 5, unit: "CALENDARDAY" } } };
    await signatory.does("actOnCase", { caseId, transition: "refuse", reasons: REASONS, decision });
    await isServed(caseId, decision.appeal.term.value);
    const appeal = { to: "Prefekti", lodgedOn: systemClock.today(), grounds: REASONS };
    const { appealId } = await counter.desk.does("lodgeAppeal", { caseId, ...appeal });
    await signatory.does("decideAppeal", {
      ...{ caseId, appealId, outcome: "UPHELD", effect: "ANNULLED", authority: "Prefekti", reference: "17/2026" },
      decidedOn: appeal.lodgedOn,
    });
    await signatory.does("reopenCase", { caseId, to: "in-review", ground: "APPEAL", appealId });
    const file = await counter.fileOf(specialist, caseId);
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
    const served = async () => (await counter.desk.read<{ case: object }>(SERVED, { id: caseId })).case;
    const sentOn = systemClock.today();
    const sent = { caseId, noticeId: "NOTICE1", channel: "POST", sentOn };
    const notice = { id: "NOTICE1", channel: "post", sentOn };
    await counter.desk.does("notifyDecision", sent);
    const unproven = { ...notice, receivedOn: null, proof: null, proofDocumentId: null };
    expect(await served()).toEqual({ notices: [unproven], decision: { appealUntil: null } });

    await counter.from();
    const arrived = { ...sent, receivedOn: sentOn };
    const refused = (given: object) => counter.desk.isRefused("notifyDecision", { ...arrived, ...given });
    expect(await refused({})).toMatchObject({ code: "REFUSED", rule: "proof-of-service-missing" });
    const proof = { reference: "Lajmërim-marrja RR 17", documentId: "D1" };
    expect(await refused({ proof: { ...proof, documentId: "NONE" } })).toMatchObject({ rule: "document-unknown" });
    expect(await refused({ proof, receivedOn: addDays(sentOn, -1) })).toMatchObject({ rule: "notice-dates-reversed" });
    expect(await refused({ proof, receivedOn: addDays(sentOn, 1) })).toMatchObject({ rule: "day-in-future" });
    await counter.nothingIsWritten();

    await counter.desk.does("notifyDecision", { ...arrived, proof });
    const proven = { ...notice, receivedOn: sentOn, proof: proof.reference, proofDocumentId: "D1" };
    const last = nextWorkingDay(referenceCalendar(), addDays(sentOn, days));
    if (!last.ok) throw new Error(last.refusal.code);
    expect(await served()).toEqual({ notices: [proven], decision: { appealUntil: last.value } });
  }

  test("is acted on only as it was seen", async () => {
    const caseId = await counter.lodged();
    const { revision } = await counter.fileOf(counter.desk, caseId);
    await counter.desk.does("takeCase", { caseId }, { expectedRevision: revision });
    await counter.from();
    const stale = await counter.desk.isRefused(
      "actOnCase",
      { caseId, transition: "ask-applicant", request: [{ words: "Sqaroni." }] },
      { expectedRevision: revision },
    );
    expect(stale.code).toBe("CONFLICT");
    await counter.nothingIsWritten();
  });

  test("takes a command that is sent again as one, also after the case went on", async () => {
    const caseId = await counter.lodged();
    const [command, commandId] = [{ caseId }, randomUUID()];
    const first = await counter.desk.does("takeCase", command, { commandId });
    await counter.settled(caseId);
    await counter.desk.does("actOnCase", { caseId, transition: "accept" });
    await counter.from();
    const again = await counter.desk.does("takeCase", command, { commandId });
    expect(again.receipt.eventIds).toEqual(first.receipt.eventIds);
    await counter.nothingIsWritten();
  });
});

actsOnCases(counter);

describe("queues", () => {
  const MINE = `query($filter: QueueFilter, $at: Position) { myQueue(filter: $filter, minPosition: $at, first: 200) {
    nodes { id office state { code name { sq } } serviceName { sq } handlers { role who { id } } late dueOn } } }`;

  async function queue(by: Officer, filter: object = {}): Promise<readonly string[]> {
    const at = await town.everything();
    const { myQueue } = await by.read<{ myQueue: { nodes: { id: string }[] } }>(MINE, { filter, at });
    return myQueue.nodes.map(({ id }) => id);
  }

  test("hold what waits for one's roles in one's offices; two who take at once get two cases", async () => {
    const [one, two] = [await counter.lodged(), await counter.lodged()];
    const elsewhere = await counter.lodged({ office: "shale" });
    expect(await queue(counter.velipoje)).toEqual(expect.arrayContaining([one, two]));
    expect(await queue(counter.velipoje)).not.toContain(elsewhere);
    expect(await queue(counter.desk)).toContain(elsewhere);
    expect(await queue(counter.shop.officers.inspector)).not.toContain(one);

    await town.isRead("cases");
    const taken = await Promise.all([
      counter.velipoje.does("takeNextCase", {}),
      counter.desk.does("takeNextCase", { office: "velipoje" }),
    ]);
    const [first, second] = taken.map((each) => String(each["caseId"]));
    expect(first).not.toBe(second);
    expect(await queue(counter.velipoje)).toContain(first);
    expect(await queue(counter.velipoje)).not.toContain(second);
    expect(await queue(counter.velipoje, { unassigned: true })).not.toContain(first);
    expect((await counter.shop.officers.archivist.isRefused("takeNextCase", {})).rule).toBe("queue-empty");
  });

  test("change before one's eyes: taken, handed over, gone; another office's never", async () => {
    const seen: { caseId: string; type: string; inMyQueue: boolean }[] = [];
    const watched = counter.velipoje.watch<{ caseQueueChanged: (typeof seen)[number] }>(
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
      cases.push(await counter.lodged());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const caseId = cases.at(-1)!;
    const elsewhere = await counter.lodged({ office: "shale" });
    await counter.desk.does("takeCase", { caseId });
    await counter.desk.does("assignCase", { caseId, role: "front-desk", to: null });
    await counter.desk.does("transferCase", { caseId, office: "shale", ground: "Banon në Shalë." });
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
    const error = await counter.shop.cashbox.ask(MINE, {});
    expect(error.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

describe("who may see and do what", () => {
  const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

  test("another office's case is not there: not read, not acted on, not handed out", async () => {
    const caseId = await counter.lodged({ office: "shale" });
    await counter.from();
    expect(codeOf(await counter.velipoje.ask(FILE, { id: caseId }))).toBe("NOT_FOUND");
    expect((await counter.velipoje.isRefused("takeCase", { caseId })).code).toBe("NOT_FOUND");
    const path = `${counter.velipoje.address()}/documents/cases/${caseId}/D1`;
    expect((await fetch(path, { headers: counter.velipoje.headers })).status).toBe(404);
    await counter.nothingIsWritten();
    expect((await fetch(path, { headers: counter.desk.headers })).status).toBe(200);
  });

  test("sensitive services are for those who may see them, from the counter on", async () => {
    const form = counter.lodging({}, SOCIAL);
    await counter.from();
    const refused = await counter.velipoje.isRefused("lodgeCase", { ...form, documents: [] });
    expect(refused).toMatchObject({ code: "FORBIDDEN", rule: "sensitive-services-needed" });
    await counter.nothingIsWritten();
    const caseId = String((await counter.desk.does("lodgeCase", form))["caseId"]);
    expect(codeOf(await counter.velipoje.ask(FILE, { id: caseId }))).toBe("NOT_FOUND");
    const at = await town.everything();
    const list = "query($at: Position) { cases(minPosition: $at, first: 200) { nodes { id } } }";
    const listed = async (by: Officer) =>
      (await by.read<{ cases: { nodes: { id: string }[] } }>(list, { at })).cases.nodes.map(({ id }) => id);
    expect(await listed(counter.velipoje)).not.toContain(caseId);
    expect(await listed(counter.desk)).toContain(caseId);
  });

  test("a role that one has not is not acted in; the wrong one is refused in words", async () => {
    const caseId = await counter.lodged();
    await counter.from();
    const borrowed = await counter.desk.isRefused("actOnCase", { caseId, transition: "accept", as: "signatory" });
    expect(borrowed).toMatchObject({ code: "FORBIDDEN", rule: "role-not-held" });
    const wrong = await counter.shop.officers.inspector.isRefused("actOnCase", { caseId, transition: "accept" });
    expect(wrong).toMatchObject({ code: "REFUSED", rule: "transition-role-wrong", facts: { role: "inspector" } });
    expect(wrong.message).toMatch(/taken by: .*Front-desk officer.*You act as: Field inspector\.$/);
    const seen = await counter.fileOf(counter.shop.officers.inspector, caseId);
    const why = seen.actions.find(({ transition }) => transition === "accept")!.why!;
    expect(why.words["en"]).toBe(wrong.message);
    const elsewhere = await counter.desk.isRefused("actOnCase", { caseId, transition: "sign", decision: GRANT });
    expect(elsewhere).toMatchObject({ code: "REFUSED", rule: "transition-not-from-here" });
    expect((await counter.shop.cashbox.isRefused("takeCase", { caseId })).code).toBe("FORBIDDEN");
    await counter.nothingIsWritten();
  });

  test("four eyes: who prepared does not sign", async () => {
    const both = await counter.shop.letIn("both", ["SPECIALIST", "SIGNATORY"]);
    const caseId = await counter.lodged();
    await counter.settled(caseId);
    await counter.desk.does("actOnCase", { caseId, transition: "accept" });
    await both.does("actOnCase", { caseId, transition: "prepare" });
    await counter.from();
    expect(await both.isRefused("actOnCase", { caseId, transition: "sign", decision: GRANT })).toMatchObject({
      rule: "four-eyes",
    });
    await counter.nothingIsWritten();
    const file = await counter.fileOf(both, caseId);
    expect(file.actions.find(({ transition }) => transition === "sign")).toMatchObject({
      allowed: false,
      why: { rule: "four-eyes", words: { en: expect.stringMatching(/\w/) } },
      parts: [{ name: "decision", demanded: true }],
    });
  });
});

badInputOfCases(counter);
casesSideBySide(counter);

describe("the past of cases", () => {
  test("is by replay what their rows said after each step", async () => {
    expect((await past.compare()).rows).toBeGreaterThan(10);
  });
});
