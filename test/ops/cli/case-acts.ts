import { describe, expect, test } from "@jest/globals";
import { systemClock } from "../../../application/ports.js";
import { addDays } from "../../../domain/shared/index.js";
import type { Answered } from "./command-here.js";

/** How a suite gives commands, in English. */
export interface Told {
  readonly file: (name: string, content: string | object) => string;
  readonly english: (...args: readonly string[]) => Promise<Answered>;
  readonly asOfficer: (username: string, ...args: readonly string[]) => Promise<Answered>;
}

interface Registered {
  /** A service that Velipojë and Dajç offer, without a draft. */
  readonly service: string;
  /** Its content, as a next version begins with it. */
  readonly content: object;
  readonly form: Readonly<Record<string, unknown>>;
  readonly paper: string;
}

/** Every act on a case but those of its lodging: told in order, of one case, from hand to hand and through its appeal. */
export function caseActs({ file, english, asOfficer }: Told, { service, content, form, paper }: Registered): void {
  const today = systemClock.today();
  const reasons = "Kërkesa nuk i plotëson kushtet e ligjit.";
  let caseId = "";
  /** One act on the case by an officer: what it answered, or the status and the rule that said no. */
  const acts = async (username: string, act: string, ...args: readonly string[]) => {
    const answered = await asOfficer(username, "case", ...act.split(" "), caseId, ...args, "--json");
    const { error, ...value } = answered.json();
    return answered.status === 0 ? value : [answered.status, error.rule];
  };
  const shown = async () => (await english("case", "show", caseId, "--json")).json();
  const writtenOf = async () => ((await shown()).timeline as readonly unknown[]).length;

  describe("is in somebody's hands", () => {
    test("who takes the next of the queue gets it, once, and nobody else", async () => {
      const lodged = await english(
        ...["case", "lodge", service, "--office", "velipoje", "--kind", "citizen", "--number", "J00101999W"],
        ...["--name", "Arta Hoxha", "--form", file("acts.json", form), "--json"],
        ...["--document", `photo=${paper}`, `birth-certificate=${paper}`],
      );
      ({ caseId } = lodged.json());
      const next = [
        "case",
        "take-next",
        "--service",
        service,
        "--office",
        "velipoje",
        "--json",
        "--command-id",
        "NEXT1",
      ];
      const taken = await asOfficer("sporteli-velipoje", ...next);
      expect(taken.json()).toMatchObject({ caseId, state: "intake-check" });
      expect((await asOfficer("sporteli-velipoje", ...next)).json().receipt).toEqual(taken.json().receipt);
      const empty = await asOfficer("sporteli", "case", "take-next", "--service", service);
      expect([empty.status, empty.err]).toEqual([1, expect.stringContaining("queue-empty")]);
      expect(await acts("sporteli", "take")).toEqual([1, "case-with-another"]);
      expect(await asOfficer("auditi", "case", "take-next")).toMatchObject({ status: 77 });
    });

    test("who gives it back, and in another role has no part in it yet", async () => {
      expect(await acts("sporteli", "assign", "--role", "front-desk", "--back")).toEqual([1, "role-may-not-assign"]);
      expect(await acts("sporteli-velipoje", "assign", "--role", "front-desk", "--back")).toMatchObject({ caseId });
      expect(await acts("nenshkruesi", "take")).toEqual([1, "role-without-part"]);
      expect(await acts("auditi", "take")).toEqual([77, "permission-missing"]);
      const given = ["--role", "front-desk", "--to", "sporteli"];
      expect(await acts("sporteli-velipoje", "assign", ...given)).toEqual([1, "role-may-not-assign"]);
      expect(await acts("pergjegjesi", "assign", ...given)).toMatchObject({ caseId });
      expect((await shown()).state.handlers).toEqual({ "front-desk": "sporteli" });
      expect((await english("case", "assign", caseId, "--role", "front-desk", "--to", "x", "--back")).status).toBe(2);
    });

    test("at the revision that was seen, and at no other", async () => {
      const { revision } = await shown();
      const to = (office: string, seen: string) => ["--office", office, "--ground", "Kompetencë.", "--revision", seen];
      expect((await english("case", "show", caseId)).out).toMatch(new RegExp(`^revision +${revision}$`, "m"));
      const written = await writtenOf();
      for (const other of [String(Number(revision) - 1), String(Number(revision) + 1)])
        expect(await acts("sporteli", "transfer", ...to("dajc", other))).toEqual([75, "revision-conflict"]);
      expect(await writtenOf()).toBe(written);
      const moved = await acts("sporteli", "transfer", ...to("dajc", revision));
      expect(moved).toMatchObject({ caseId });
      expect(Number(moved.receipt.revision)).toBeGreaterThan(Number(revision));
      expect(await acts("sporteli", "transfer", ...to("velipoje", revision))).toEqual([75, "revision-conflict"]);
      expect(await acts("sporteli", "transfer", ...to("velipoje", moved.receipt.revision))).toMatchObject({ caseId });
    });

    test("another office's, and back", async () => {
      const to = (office: string) => ["--office", office, "--ground", "Kompetencë."];
      expect(await acts("sporteli", "transfer", ...to("atlantis"))).toEqual([1, "office-unknown"]);
      expect(await acts("sporteli", "transfer", ...to("lagjja-1"))).toEqual([1, "service-not-offered-here"]);
      expect(await acts("sporteli", "transfer", ...to("dajc"))).toMatchObject({ caseId });
      expect(await acts("sporteli-velipoje", "transfer", ...to("velipoje"))).toEqual([1, "case-in-another-office"]);
      expect(await acts("sporteli", "transfer", ...to("velipoje"))).toMatchObject({ caseId });
      expect((await shown()).state).toMatchObject({ office: "velipoje", handlers: {} });
    });
  });

  describe("is gone through", () => {
    test("document by document", async () => {
      const is = (document: string, standing: string) => ["--is", document, "--standing", standing];
      const rejected = await acts("sporteli", "classify", "D1", ...is("photo", "rejected"), "--note", "Nuk lexohet.");
      expect(rejected).toMatchObject({ caseId });
      expect(await acts("sporteli", "classify", "D1", ...is("moon-deed", "accepted"))).toEqual([
        1,
        "document-not-asked",
      ]);
      expect(await acts("sporteli", "classify", "D9", ...is("photo", "accepted"))).toEqual([1, "document-unknown"]);
      expect((await shown()).content.documents[0]).toMatchObject({ document: "photo", standing: "rejected" });
      expect(await acts("sporteli", "classify", "D1", ...is("photo", "accepted"))).toMatchObject({ caseId });
      expect((await shown()).content.documents[0]).toMatchObject({ standing: "accepted" });
    });

    test("while its time stands still until the applicant answers", async () => {
      const limit = async () => (await shown()).state.limits.case;
      const request = JSON.stringify({ request: [{ document: null, field: null, words: "Sqaroni qëllimin." }] });
      expect(await acts("sporteli", "act", "ask-applicant")).toEqual([1, "request-empty"]);
      expect(await acts("sporteli", "act", "ask-applicant", "--with", request)).toMatchObject({
        state: "waiting-for-applicant",
      });
      expect((await limit()).due).toBeNull();
      const answer = JSON.stringify({ completion: { note: "Për regjistrim." } });
      expect(await acts("specialisti", "act", "withdraw", "--reasons", reasons)).toEqual([1, "transition-role-wrong"]);
      expect(await acts("sporteli", "act", "complete-file", "--with", answer)).toMatchObject({ state: "intake-check" });
      expect((await limit()).due).not.toBeNull();
    });

    test("with what the account owes, what was found, and what others think of it", async () => {
      const asked = await asOfficer("sporteli", "case", "clearance", caseId);
      expect([asked.status, asked.out]).toEqual([0, expect.stringMatching(/dues +\w.{10,}/)]);
      expect((await acts("sporteli", "clearance")).answer).toMatchObject({ on: today, owed: [] });
      const found =
        '{"kind":"register","register":"civil","document":null,"answer":"confirmed","by":"query","reference":null}';
      expect(await acts("sporteli", "check", "--found", found, "--note", "Gjendet.")).toMatchObject({ caseId });
      const strange = await english(
        "case",
        "check",
        caseId,
        "--found",
        '{"kind":"register","register":"civil"}',
        "--json",
      );
      expect([strange.status, strange.json().error.fields[0].path]).toEqual([65, "--found.document"]);

      const question = ["--from", "Shërbimi veterinar", "--question", "A është qeni i vaksinuar?"];
      const yesterday = addDays(today, -1);
      expect(await acts("sporteli", "opinion ask", ...question, "--due", yesterday)).toEqual([1, "day-in-past"]);
      const { opinionId } = await acts("sporteli", "opinion ask", ...question, "--due", today);
      const opinion = [opinionId, "--stance", "favourable", "--text", "Po, është."];
      expect(await acts("sporteli", "opinion give", "NONE", ...opinion.slice(1))).toEqual([1, "opinion-unknown"]);
      expect(await acts("sporteli", "opinion give", ...opinion)).toMatchObject({ caseId });
      expect(await acts("sporteli", "opinion give", ...opinion)).toEqual([1, "opinion-given"]);
    });

    test("and mended: exactly one thing at a time", async () => {
      const ground = ["--ground", "Emri i shkruar gabim."];
      for (const wrong of [[], ["--name", "Arta Hoxha", "--decision", "x"], ["--speaks", "en", "--decision", "x"]])
        expect(await english("case", "correct", caseId, ...wrong, ...ground)).toMatchObject({ status: 65 });
      const applicant = async () => (await shown()).content.applicant;
      const { identifier, contact } = await applicant();
      expect(identifier).toBe("J00101999W");
      for (const one of [
        ["--speaks", "en"],
        ["--email", "arta@example.al"],
        ["--phone", "0691234567"],
      ])
        expect(await acts("sporteli", "correct", ...one, ...ground)).toMatchObject({ caseId });
      const reached = { ...contact, email: "arta@example.al", phone: "0691234567" };
      expect(await applicant()).toMatchObject({ name: "Arta Hoxha", language: "en", identifier, contact: reached });
      const name = ["--name", "Artë Hoxha", "--command-id", "NAME1"];
      const written = await acts("sporteli", "correct", ...name, ...ground);
      expect(await acts("sporteli", "correct", ...name, ...ground)).toEqual(written);
      expect(await applicant()).toMatchObject({ name: "Artë Hoxha", language: "en", identifier, contact: reached });
      expect(await acts("sporteli", "correct", "--form", '{"moon":1}', ...ground)).toEqual([1, "form-has-faults"]);
      expect(await acts("specialisti", "correct", "--decision", "Tjetër.", ...ground)).toEqual([
        77,
        "permission-missing",
      ]);
    });

    test("and goes on under the next version of its service", async () => {
      const next = file("next.json", { ...content, description: { sq: "Për çdo qen.", en: "For every dog." } });
      expect(await english("service", "draft", next)).toMatchObject({ status: 0 });
      const publish = ["service", "publish", service, "--from", addDays(today, 1), "--succeeds", "1"];
      expect(await english(...publish)).toMatchObject({ status: 0 });
      const move = (version: string, to: string) => ["--version", version, "--to", to, "--ground", "Formulari i ri."];
      const before = await writtenOf();
      expect(await acts("sporteli", "move", ...move("2", "intake-check"))).toEqual([77, "permission-missing"]);
      expect(await acts("pergjegjesi", "move", ...move("1", "intake-check"))).toEqual([1, "version-not-newer"]);
      expect(await acts("pergjegjesi", "move", ...move("9", "intake-check"))).toEqual([
        1,
        "definition-version-unknown",
      ]);
      expect(await acts("pergjegjesi", "move", ...move("2", "issued"))).toEqual([1, "version-state-differs"]);
      expect(await writtenOf()).toBe(before);
      expect(await acts("pergjegjesi", "move", ...move("2", "intake-check"))).toMatchObject({ state: "intake-check" });
      expect((await shown()).state.service).toMatchObject({ code: service, version: 2 });
    });
  });

  describe("after its decision", () => {
    const decision = (appeal: object | null) =>
      JSON.stringify({ decision: { legalBasis: [{ act: "law-139-2015", article: "64" }], text: null, appeal } });

    test("is told to the applicant, with what proves it", async () => {
      const undecided = ["--channel", "post"];
      expect(await acts("sporteli", "notify", ...undecided)).toEqual([1, "case-not-decided"]);
      await acts("sporteli", "settle", "--receipt", "A-77", "--fee", "document-fee");
      await acts("sporteli", "act", "accept");
      const appeal = { to: "Gjykata Administrative", term: { value: 5, unit: "calendarDay" } };
      const refuse = ["refuse", "--reasons", reasons, "--with", decision(appeal)];
      expect(await acts("nenshkruesi", "act", ...refuse)).toMatchObject({ outcome: "adverse" });
      const sent = ["--channel", "post", "--sent-on", today];
      const { noticeId } = await acts("sporteli", "notify", ...sent);
      const arrived = [...sent, "--notice", noticeId, "--received-on", today];
      expect(await acts("sporteli", "notify", ...arrived)).toEqual([1, "proof-of-service-missing"]);
      expect(await acts("sporteli", "notify", ...arrived, "--proof", "RR 17")).toMatchObject({ noticeId });
      expect(await acts("auditi", "notify", ...sent)).toEqual([77, "permission-missing"]);
    });

    test("is complained of and appealed against in the applicant's name, decided again, and paid out in paper", async () => {
      const complaint = ["--about", "conduct", "--grounds", "U desh të prisja tri orë."];
      const { complaintId } = await acts("sporteli", "complain", ...complaint);
      const answer = [complaintId, "--outcome", "upheld", "--grounds", reasons, "--legal-basis", "law-44-2015:10"];
      expect(await acts("sporteli", "answer-complaint", ...answer)).toEqual([77, "permission-missing"]);
      expect(await acts("nenshkruesi", "answer-complaint", ...answer)).toEqual([1, "complaint-of-own-act"]);
      expect(await acts("pergjegjesi", "answer-complaint", ...answer)).toMatchObject({ caseId });
      expect((await shown()).content.complaints.at(-1).answer).toMatchObject({
        ...{ outcome: "upheld", grounds: reasons, legalBasis: [{ act: "law-44-2015", article: "10" }] },
      });
      const lodged = ["--to", "Prefekti", "--grounds", reasons];
      const { appealId } = await acts("sporteli", "appeal lodge", ...lodged);
      const decided = (outcome: string, effect: string) => [
        ...[appealId, "--outcome", outcome, "--effect", effect],
        ...["--authority", "Prefekti", "--reference", "17/2026", "--decided-on", today],
      ];
      const reopen = ["--to", "in-review", "--ground", "appeal", "--appeal", appealId];
      expect(await acts("nenshkruesi", "reopen", ...reopen)).toEqual([1, "appeal-does-not-reopen"]);
      const decide = (...args: string[]) => acts("nenshkruesi", "appeal decide", ...args);
      expect(await decide(...decided("upheld", "stands"))).toEqual([1, "appeal-effect-differs"]);
      expect(await decide("NONE", ...decided("upheld", "annulled").slice(1))).toEqual([1, "appeal-unknown"]);
      expect(await decide(...decided("upheld", "annulled"))).toMatchObject({ caseId });
      expect(await decide(...decided("upheld", "annulled"))).toEqual([1, "appeal-decided"]);
      expect(await acts("sporteli", "reopen", ...reopen)).toEqual([77, "permission-missing"]);
      expect(await acts("nenshkruesi", "reopen", ...reopen)).toMatchObject({ state: "in-review", outcome: null });
      expect(await acts("nenshkruesi", "reopen", ...reopen)).toEqual([1, "case-is-open"]);
      expect(await acts("nenshkruesi", "issue")).toEqual([1, "case-not-decided"]);
      await acts("specialisti", "act", "prepare");
      const signed = await acts("nenshkruesi", "act", "sign", "--with", decision(null));
      expect(signed).toMatchObject({ outcome: "favourable" });
      const { outputId, number, verificationCode } = await acts("nenshkruesi", "issue");
      expect([number, verificationCode]).toEqual([expect.stringContaining("velipoje"), expect.any(String)]);
      const revoke = ["--ground", "Emri i gabuar."];
      expect(await acts("specialisti", "revoke", outputId, ...revoke)).toEqual([77, "permission-missing"]);
      expect(await acts("nenshkruesi", "revoke", "NONE", ...revoke)).toEqual([1, "output-unknown"]);
      expect(await acts("nenshkruesi", "revoke", outputId, ...revoke)).toMatchObject({ caseId });
      expect((await shown()).state.outputs.at(-1)).toMatchObject({ outputId, revoked: true });
    });

    test("is what the file tells, act by act", async () => {
      const { timeline } = await shown();
      const types = new Set((timeline as readonly { type: string }[]).map(({ type }) => type));
      expect([...types]).toEqual(
        expect.arrayContaining([
          ...["CaseAssigned", "CaseTransferred", "DocumentClassified", "ClearanceChecked", "CheckRecorded"],
          ...["OpinionRequested", "OpinionGiven", "CorrectionRecorded", "CaseMovedToVersion", "DecisionNotified"],
          ...[
            "ComplaintLodged",
            "ComplaintAnswered",
            "AppealLodged",
            "AppealDecided",
            "CaseReopened",
            "OutputIssued",
            "OutputRevoked",
          ],
        ]),
      );
    });
  });
}
