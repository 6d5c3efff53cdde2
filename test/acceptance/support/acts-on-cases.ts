import { describe, expect, test } from "@jest/globals";
import { systemClock } from "../../../application/ports.js";
import { addDays } from "../../../domain/shared/index.js";
import { filledForm } from "../../domain/casework/support/filled-form.js";
import { rawServices, serviceOf } from "../../support/catalogue.js";
import type { CounterOfTown } from "./counter-of-town.js";
import type { Officer } from "./officer.js";

/** A service of the short workflow without fees that wait, and of which nothing else in the suite speaks. */
const CODE = "address-clarification-attestation";
const OFFICE = "lagjja-2";
const REASONS = "Kërkesa nuk i plotëson kushtet e ligjit.";
const BASIS = { legalBasis: [{ act: "law-139-2015", article: "64" }] };
const TO_APPEAL = { to: "Gjykata Administrative", term: { value: 5, unit: "CALENDARDAY" } };

const FILE = `query($id: ID!) { case(id: $id) {
  outcome state { code } service { code version } applicant { name }
  form { key value } documents { id standing note document { code } } clearance { state on owedTotal words { en } }
  opinions { id from stance text } complaints { id answer { outcome grounds } } appeals { id decided { outcome effect authority } } decision { text }
  timeline { type role words { sq en } }
} }`;

interface File {
  readonly form: readonly { readonly key: string; readonly value: unknown }[];
  readonly timeline: readonly { readonly type: string; readonly role: string; readonly words: object }[];
}

/** Acts on a case beside its steps: the way they go, who may not, and when they may not. */
export function actsOnCases(counter: CounterOfTown): void {
  const { from, nothingIsWritten } = counter;
  const shop = () => counter.shop;
  const velipoje = () => counter.velipoje;
  const lodged = async (code: string, office: string, given: object = {}) =>
    String((await desk().does("lodgeCase", { ...counter.lodging(given, code), office }))["caseId"]);
  const desk = () => shop().officers["front-desk"];
  const head = () => shop().officers["sector-head"];
  const today = systemClock.today();
  const fileOf = async (id: string) => (await desk().read<{ case: File }>(FILE, { id })).case;

  /** Nobody who may not gets further than the door, whatever they ask: who has no part in cases, and whose office it is not. */
  async function isForOthers(name: string, input: object): Promise<void> {
    await from();
    expect([name, (await shop().cashbox.isRefused(name, input)).code]).toEqual([name, "FORBIDDEN"]);
    expect([name, (await velipoje().isRefused(name, input)).code]).toEqual([name, "NOT_FOUND"]);
    await nothingIsWritten();
  }

  /** What the ledger answers to who may ask, but not that, or not now. */
  async function isRefused(by: Officer, name: string, input: object, rule: string): Promise<void> {
    await from();
    expect([name, (await by.isRefused(name, input)).rule]).toEqual([name, rule]);
    await nothingIsWritten();
  }

  const settled = (caseId: string) => {
    const codes = serviceOf(CODE).fees.map(({ code }) => code);
    return desk().does("settleCaseFees", { caseId, receipt: { codes, paidOn: today, reference: "Kuponi 18" } });
  };
  /** On to the desk of who decides. */
  async function prepared(caseId: string): Promise<void> {
    await settled(caseId);
    await desk().does("actOnCase", { caseId, transition: "accept" });
    await shop().officers.specialist.does("actOnCase", { caseId, transition: "prepare" });
  }
  const decides = (caseId: string, transition: string, appeal: object | null = null) =>
    shop().officers.signatory.does("actOnCase", {
      ...{ caseId, transition, decision: { ...BASIS, text: null, appeal } },
      ...(transition === "refuse" ? { reasons: REASONS } : {}),
    });
  async function withdrawn(): Promise<string> {
    const caseId = await lodged(CODE, OFFICE);
    await desk().does("actOnCase", { caseId, transition: "withdraw", reasons: "Nuk më duhet më." });
    return caseId;
  }

  describe("beside the steps of its workflow", () => {
    test("a document is classified by an officer, accepted or not, while the case runs", async () => {
      const caseId = await lodged(CODE, OFFICE);
      const [paper] = serviceOf(CODE).documents;
      const input = { caseId, documentId: "D1", document: paper!.code, standing: "REJECTED", note: "Nuk lexohet." };
      await isForOthers("classifyDocument", input);
      await isRefused(desk(), "classifyDocument", { ...input, document: "moon-deed" }, "document-not-asked");
      await isRefused(desk(), "classifyDocument", { ...input, documentId: "NONE" }, "document-unknown");
      await desk().does("classifyDocument", input);
      const document = { code: paper!.code };
      const shown = { id: "D1", standing: "rejected", note: "Nuk lexohet.", document };
      expect(await fileOf(caseId)).toMatchObject({ documents: expect.arrayContaining([shown]) });
      await desk().does("classifyDocument", { ...input, standing: "ACCEPTED", note: null });
      const accepted = { ...shown, standing: "accepted", note: null };
      expect(await fileOf(caseId)).toMatchObject({ documents: expect.arrayContaining([accepted]) });
      await isRefused(desk(), "classifyDocument", { ...input, caseId: await withdrawn() }, "case-closed");
    });

    test("the account is asked what is owed, and the case has the answer in plain words", async () => {
      const identifier = "J00109999E";
      const { taxpayerId } = await desk().does("registerTaxpayer", {
        ...{ kind: "PERSON", name: "Drita Borxhi", identifier: { scheme: "NID", value: identifier } },
        ...{ office: OFFICE, address: { unit: "shkoder-city", street: null } },
      });
      const applicant = { kind: "CITIZEN", language: "SQ", identifier };
      const caseId = await lodged(CODE, OFFICE, { applicant });
      await isForOthers("checkCaseClearance", { caseId });
      const clear = await desk().does("checkCaseClearance", { caseId });
      expect(clear).toMatchObject({
        caseId,
        answer: { state: "clear", accountId: taxpayerId, owedTotal: 0, on: today },
      });
      const due = addDays(today, -30);
      await shop().officers["tax-officer"].does("chargeObligation", {
        ...{ accountId: taxpayerId, amount: 4000, due, ground: "Zënie e hapësirës publike", office: OFFICE },
        ...{
          item: "public-space-fee",
          revenueItem: "public-space",
          unit: "shkoder-city",
          year: Number(due.slice(0, 4)),
        },
      });
      const owing = await desk().does("checkCaseClearance", { caseId });
      expect(owing["answer"]).toMatchObject({ state: "not-clear", owedSince: due, owed: [{ due }] });
      const { clearance } = (await fileOf(caseId)) as unknown as {
        clearance: { owedTotal: number; words: { en: string } };
      };
      expect(clearance).toMatchObject({ state: "not-clear", on: today });
      expect(clearance.owedTotal).toBeGreaterThanOrEqual(4000);
      expect(clearance.words.en).toMatch(/overdue/);
      await isRefused(desk(), "checkCaseClearance", { caseId: await withdrawn() }, "case-closed");
    });

    test("others are asked for an opinion, and give it once", async () => {
      const caseId = await lodged(CODE, OFFICE);
      const asked = { caseId, from: "ASHK Shkodër", question: "A ka pretendime mbi pasurinë?", dueOn: today };
      await isForOthers("requestOpinion", asked);
      await isRefused(desk(), "requestOpinion", { ...asked, dueOn: addDays(today, -1) }, "day-in-past");
      const { opinionId } = await desk().does("requestOpinion", asked);
      const given = { caseId, opinionId, stance: "WITH_CONDITIONS", text: "Po, me kusht." };
      await isForOthers("giveOpinion", given);
      await isRefused(desk(), "giveOpinion", { ...given, opinionId: "NONE" }, "opinion-unknown");
      await desk().does("giveOpinion", given);
      const opinion = { id: opinionId, from: asked.from, stance: "with-conditions", text: given.text };
      expect(await fileOf(caseId)).toMatchObject({ opinions: [opinion] });
      await isRefused(desk(), "giveOpinion", given, "opinion-given");
      const closed = await withdrawn();
      await isRefused(desk(), "requestOpinion", { ...asked, caseId: closed }, "case-closed");
    });

    test("what was wrong from the beginning is put right: the form and the applicant, and by heads a decision", async () => {
      const caseId = await lodged(CODE, OFFICE);
      const ground = "U shkrua gabim.";
      const { key } = serviceOf(CODE).form.find(({ type }) => type === "text")!;
      const form = { ...filledForm(serviceOf(CODE)), [key]: "Rruga e Pazarit 9" };
      await isForOthers("correctCase", { caseId, ground, form });
      await isRefused(desk(), "correctCase", { caseId, ground, form: { moon: 1 } }, "form-has-faults");
      await desk().does("correctCase", { caseId, ground, form });
      const applicant = { kind: "CITIZEN", language: "SQ", name: "Artë Hoxha", identifier: "J00101999W" };
      await desk().does("correctCase", { caseId, ground, applicant });
      const file = await fileOf(caseId);
      expect(file).toMatchObject({ applicant: { name: "Artë Hoxha" } });
      expect(file.form).toContainEqual({ key, value: "Rruga e Pazarit 9" });

      const decision = "Lejohet deri në fund të vitit.";
      await from();
      const forHeads = await desk().isRefused("correctCase", { caseId, ground, decision });
      expect(forHeads).toMatchObject({ code: "FORBIDDEN", rule: "permission-missing" });
      await nothingIsWritten();
      await isRefused(head(), "correctCase", { caseId, ground, decision }, "case-not-decided");
      await prepared(caseId);
      await decides(caseId, "sign");
      await head().does("correctCase", { caseId, ground, decision });
      expect(await fileOf(caseId)).toMatchObject({ decision: { text: decision } });
      await isRefused(desk(), "correctCase", { caseId, ground, form: filledForm(serviceOf(CODE)) }, "case-closed");
    });

    test("it goes on under a newer version of its service, in a state that is there too", async () => {
      const caseId = await lodged(CODE, OFFICE);
      const closed = await withdrawn();
      const { administrator } = shop();
      const model = rawServices.find((each) => each["code"] === CODE)!;
      const content = { ...model, description: { sq: "Sqarim adrese, ndryshe.", en: "An address, clarified anew." } };
      await administrator.does("draftDefinition", { kind: "SERVICE", content });
      const published = { kind: "SERVICE", code: CODE, validFrom: addDays(today, 1), succeeds: 1 };
      await administrator.does("publishDefinition", published);

      const move = { caseId, version: 2, to: "intake-check", ground: "Formulari i ri." };
      await from();
      expect((await desk().isRefused("moveCaseToVersion", move)).code).toBe("FORBIDDEN");
      await nothingIsWritten();
      await isRefused(head(), "moveCaseToVersion", { ...move, version: 1 }, "version-not-newer");
      await isRefused(head(), "moveCaseToVersion", { ...move, version: 9 }, "definition-version-unknown");
      await isRefused(head(), "moveCaseToVersion", { ...move, to: "issued" }, "version-state-differs");
      await isRefused(head(), "moveCaseToVersion", { ...move, caseId: closed }, "case-closed");
      await head().does("moveCaseToVersion", move);
      expect(await fileOf(caseId)).toMatchObject({
        service: { code: CODE, version: 2 },
        state: { code: "intake-check" },
      });
      await isRefused(head(), "moveCaseToVersion", move, "version-not-newer");
    });

    test("a complaint and an appeal are written down at the counter, the appeal is decided, and the case goes on", async () => {
      const caseId = await lodged(CODE, OFFICE);
      const complaint = { caseId, about: "DELAY", grounds: "Presim prej dy muajsh." };
      await isForOthers("lodgeComplaint", complaint);
      const { complaintId } = await desk().does("lodgeComplaint", complaint);
      const appeal = { caseId, to: "Prefekti", lodgedOn: today, grounds: REASONS };
      await isForOthers("lodgeAppeal", appeal);
      await isRefused(desk(), "lodgeAppeal", appeal, "nothing-to-appeal");
      const reopening = { caseId, to: "in-review", ground: "APPEAL", appealId: "NONE" };
      await isRefused(head(), "reopenCase", reopening, "case-is-open");
      await prepared(caseId);
      await decides(caseId, "refuse", TO_APPEAL);
      const { appealId } = await desk().does("lodgeAppeal", appeal);

      const legalBasis = [{ act: "law-44-2015", article: "10" }];
      const answer = { caseId, complaintId, outcome: "PARTLY_UPHELD", grounds: REASONS, legalBasis };
      await from();
      for (const by of [desk(), shop().officers.specialist])
        expect(await by.isRefused("answerComplaint", answer)).toMatchObject({ code: "FORBIDDEN" });
      await nothingIsWritten();
      await isRefused(shop().officers.signatory, "answerComplaint", answer, "complaint-of-own-act");
      await isRefused(head(), "answerComplaint", { ...answer, complaintId: "NONE" }, "complaint-unknown");
      await isRefused(head(), "answerComplaint", { ...answer, legalBasis: [] }, "legal-basis-missing");
      await head().does("answerComplaint", answer);
      await isRefused(head(), "answerComplaint", answer, "complaint-answered");

      const decision = {
        ...{ caseId, appealId, outcome: "UPHELD", effect: "ANNULLED" },
        ...{ authority: "Prefekti", reference: "18/2026", decidedOn: today },
      };
      await isForOthers("decideAppeal", decision);
      await isRefused(head(), "decideAppeal", { ...decision, appealId: "NONE" }, "appeal-unknown");
      await isRefused(head(), "decideAppeal", { ...decision, effect: "STANDS" }, "appeal-effect-differs");
      await isRefused(head(), "decideAppeal", { ...decision, decidedOn: addDays(today, 1) }, "day-in-future");
      const reopen = { ...reopening, appealId };
      await isRefused(head(), "reopenCase", reopen, "appeal-does-not-reopen");
      await head().does("decideAppeal", decision);
      await isRefused(head(), "decideAppeal", decision, "appeal-decided");

      await from();
      for (const by of [desk(), shop().officers.specialist])
        expect(await by.isRefused("reopenCase", reopen)).toMatchObject({
          code: "FORBIDDEN",
          rule: "permission-missing",
        });
      await nothingIsWritten();
      await isRefused(head(), "reopenCase", { ...reopen, to: "issued" }, "state-not-to-reopen");
      await isRefused(head(), "reopenCase", { ...reopen, ground: "ERROR" }, "appeal-does-not-reopen");
      await head().does("reopenCase", reopen);
      const file = await fileOf(caseId);
      expect(file).toMatchObject({
        ...{
          outcome: null,
          state: { code: "in-review" },
          complaints: [{ id: complaintId, answer: { outcome: "partly-upheld", grounds: REASONS } }],
        },
        appeals: [{ id: appealId, decided: { outcome: "upheld", effect: "annulled", authority: "Prefekti" } }],
      });
      const inTheirName = file.timeline.filter(({ type }) => /^(Complaint|Appeal)Lodged$/.test(type));
      expect(inTheirName).toHaveLength(2);
      for (const { words } of file.timeline) expect(Object.values(words).join("")).not.toMatch(/fact-/);
    });
  });
}
