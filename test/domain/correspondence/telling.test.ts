import { describe, expect, test } from "@jest/globals";
import {
  caseMessages,
  handlerOf,
  renderMessage,
  wayTo,
  type Addressee,
  type CaseToTell,
  type MessageDraft,
} from "../../../domain/correspondence/index.js";
import type { CaseEvent } from "../../../domain/casework/index.js";
import { civilDate, lek, type Language } from "../../../domain/shared/index.js";
import {
  APPEAL,
  CaseStory,
  citizen as lodger,
  GRANT,
  officer,
  REASONS,
  system,
} from "../casework/support/case-story.js";
import { silentStory } from "../casework/support/silence.js";
import { rawServices } from "../../support/catalogue.js";
import { releasedTemplates } from "../../support/message-templates.js";

const citizen = (language: Language = "sq"): Addressee => ({
  ...{ kind: "applicant", personId: "TAXPAYER1", subjectId: "TAXPAYER1", language },
  ...{ email: "arta@example.al", phone: null },
});
const desk = (userId: string): Addressee => ({ ...citizen(), kind: "officer", personId: userId, subjectId: userId });
const handler = desk("specialist-1");

function told(story: CaseStory, language: Language = "sq"): CaseToTell {
  return {
    ...{ state: story.state, definition: story.definition, applicant: citizen(language) },
    ...{ municipality: { sq: "Bashkia Shkodër", en: "Municipality of Shkodër" } },
    ...{ office: { sq: "Velipojë", en: "Velipojë" }, handler, above: [] },
  };
}

/** What the last fact of a type says, and to whom. */
function messages(story: CaseStory, type: CaseEvent["type"], language: Language = "sq"): readonly MessageDraft[] {
  return caseMessages({ type, data: story.last(type) } as CaseEvent, told(story, language));
}

/** The words of a draft; the tracking code, which no fact holds, is given. */
function words({ template, to, facts }: MessageDraft) {
  const found = releasedTemplates.template(releasedTemplates.newest(template));
  return renderMessage(found, to.language, "e-mail", { ...facts, trackingCode: "ABCD-EFGH-JKMN" });
}

const named = (workflow: string, confidentiality = "ordinary") =>
  String(
    rawServices.find((each) => each["workflow"] === workflow && each["confidentiality"] === confidentiality)!["code"],
  );
const certificate = () => CaseStory.of(named("simple-certificate")).lodge();

/** An authorisation whose limit passed while it lay with who signs. */
const lodgedSilently = () =>
  silentStory("circulation-authorisation", "deemed-granted")
    .lodge()
    .pays()
    .act("front-desk", "accept")
    .act("specialist", "prepare")
    .at("2025-03-10");

const paidBy = { evidence: "2025/fee/CASE1", shownBy: "account" } as const;

/** A certificate that the specialist asked to be completed. */
function asked(): CaseStory {
  const story = certificate().pays().act("front-desk", "accept");
  const step = story.definition.workflow.content.transitions.find(
    ({ from, effects }) => from.includes(story.state.state) && effects.includes("suspend-clock"),
  )!;
  const items = [{ document: story.service.documents[0]?.code ?? null, field: null, words: "Mungon vula." }];
  return story.act(step.roles[0]!, step.code, { request: items });
}

describe("what a case has people told", () => {
  test("lodged: the number, until when, and the code by which it is followed; nobody's name", () => {
    const [draft, ...others] = messages(certificate(), "ApplicationLodged");
    expect(others).toEqual([]);
    const { subject, text } = words(draft!);
    expect(subject).toBe("Kërkesa juaj velipoje/2025/000001 u regjistrua");
    expect(text).toContain("Kodi i ndjekjes: ABCD-EFGH-JKMN");
    expect(text).toContain("Bashkia Shkodër\nVelipojë");
    expect(JSON.stringify([draft!.facts, text])).not.toMatch(/Arta|Hoxha|J00101999W/);
  });

  test("asked to complete: what, and until when, in the person's language", () => {
    const story = asked();
    const [draft] = messages(story, "CompletionRequested", "en");
    const { text } = words(draft!);
    const paper = story.service.documents[0]!.name.en;
    expect(text).toContain(`Asked for:\n- ${paper}: Mungon vula.`);
    expect(text).toContain(`by ${story.state.limits.applicant!.due!.on.split("-").reverse().join(".")}`);
  });

  test("charged: how much and how to pay; nothing where nothing is to be paid", () => {
    const story = certificate();
    const charge = { caseId: "CASE1", accountId: null, fees: [], total: 1500 };
    const [draft] = caseMessages({ type: "FeeCharged", data: charge } as unknown as CaseEvent, told(story));
    expect(words(draft!).subject).toBe("Tarifa për çështjen velipoje/2025/000001: 1 500 lekë");
    expect(words(draft!).text).toContain("jepni numrin e çështjes velipoje/2025/000001");
    const free = { ...charge, total: 0 };
    expect(caseMessages({ type: "FeeCharged", data: free } as unknown as CaseEvent, told(story))).toEqual([]);
  });

  test("owed again: how much, in the person's language; of a sensitive service nothing that names it", () => {
    const story = certificate().pays();
    const codes = story.state.fees!.map(({ code }) => code);
    const owedAgain = { codes, evidence: "2025/fee/CASE1" };
    story.does({
      type: "SettleFees",
      by: system,
      codes: [],
      paidOn: story.last("FeeSettled").on,
      ...paidBy,
      owedAgain,
    });
    const [draft, ...others] = messages(story, "FeeOwedAgain");
    expect(others).toEqual([]);
    expect(words(draft!).subject).toMatch(/^Pagesa për çështjen velipoje\/2025\/000001 u anulua: [\d ]+ lekë$/);
    expect(words(draft!).text).toContain(story.service.fees[0]!.name.sq);
    const [english] = messages(story, "FeeOwedAgain", "en");
    expect(words(english!).text).toContain("is owed again");
    const state = { ...story.state, confidentiality: "sensitive" } as const;
    const event = { type: "FeeOwedAgain", data: story.last("FeeOwedAgain") } as CaseEvent;
    const [hidden] = caseMessages(event, { ...told(story), state });
    expect(words(hidden!).text).not.toContain(story.service.fees[0]!.name.sq);
  });

  test("decided: the outcome, where the paper is, and the way of appeal where something was denied", () => {
    const data = { ...GRANT, transition: "t", on: "2025-03-10", grounds: REASONS, text: null, validUntil: null };
    const decision = (over: object) => ({ type: "DecisionTaken", data: { ...data, ...over } }) as unknown as CaseEvent;
    const story = certificate();
    const [granted] = caseMessages(decision({ outcome: "favourable", appeal: null }), told(story));
    expect(words(granted!).text).toContain("kërkesa u miratua");
    expect(words(granted!).text).toContain("Dokumenti: në sportelin Velipojë");
    expect(words(granted!).text).not.toContain("ankim");
    const [denied] = caseMessages(decision({ outcome: "adverse", appeal: APPEAL }), told(story));
    expect(words(denied!).text).toContain("te Gjykata Administrative, brenda 45 ditë kalendarike");
    expect(words(denied!).text).not.toContain(REASONS);
    expect(words(denied!).text).not.toContain("Dokumenti: në sportelin");
  });

  test("late: the applicant and the officer who has it; where silence has an effect, that instead", () => {
    const due = { on: "2025-04-01", at: null };
    const missed = {
      type: "TimeLimitMissed",
      data: { caseId: "CASE1", limit: "case", due, effects: [] },
    } as unknown as CaseEvent;
    const story = certificate();
    const withSilence = (silence: "none" | "deemed-granted") => {
      const { workflow } = story.definition;
      return {
        ...told(story),
        definition: { ...story.definition, workflow: { ...workflow, content: { ...workflow.content, silence } } },
      };
    };
    expect(caseMessages(missed, withSilence("none")).map(({ template, to }) => [template, to.kind])).toEqual([
      ["decision-late", "applicant"],
      ["time-limit-missed", "officer"],
    ]);
    expect(caseMessages(missed, withSilence("deemed-granted")).map(({ template }) => template)).toEqual([
      "time-limit-missed",
    ]);
    const silence = { type: "SilenceTookEffect", data: { caseId: "CASE1", effect: "deemed-refused", due } };
    const [draft] = caseMessages(silence as unknown as CaseEvent, told(story));
    expect(words(draft!).text).toContain("quhet e refuzuar, dhe mund të ankoheni");
    const applicants = { type: "TimeLimitMissed", data: { caseId: "CASE1", limit: "applicant", due, effects: [] } };
    expect(caseMessages(applicants as unknown as CaseEvent, told(story))).toEqual([]);
  });

  test("granted by silence: what the act waits for, or with the decision that it is granted by silence", () => {
    const story = lodgedSilently();
    story.account = { state: "not-clear", owedTotal: lek(500), owedSince: civilDate("2024-11-30") };
    story.does({ type: "PassTime", by: system });
    const [waiting] = messages(story, "SilenceTookEffect");
    expect(words(waiting!).text).toContain("kërkesa quhet e miratuar");
    expect(words(waiting!).text).toContain("lëshohet sapo të shlyhen detyrimet vendore të prapambetura.");
    const [english] = messages(story, "SilenceTookEffect", "en");
    expect(words(english!).text).toContain("as soon as the overdue local dues are settled");
    const event = { type: "SilenceTookEffect", data: story.last("SilenceTookEffect") } as CaseEvent;
    const sensitive = { ...story.state, confidentiality: "sensitive" } as const;
    expect(words(caseMessages(event, { ...told(story), state: sensitive })[0]!).text).not.toContain("detyrimet");

    story.account = { state: "clear" };
    story.does({ type: "PassTime", by: system });
    expect(messages(story, "SilenceTookEffect")).toEqual([]);
    const [granted] = messages(story, "DecisionTaken");
    expect(words(granted!).text).toContain("Afati kaloi më 06.03.2025 pa vendim: sipas ligjit nr. 44/2015, neni 97,");
    expect(words(granted!).text).toContain("Dokumenti: në sportelin Velipojë");
  });

  test("a complaint: its outcome and where the answer is read, not why", () => {
    const story = certificate();
    story.does({ type: "Complain", by: lodger, complaintId: "C1", about: "delay", grounds: "Presim." });
    const answer = {
      complaintId: "C1",
      outcome: "partly-upheld",
      grounds: REASONS,
      legalBasis: GRANT.legalBasis,
    } as const;
    story.does({ type: "AnswerComplaint", by: officer("signatory", { personId: "signatory-2" }), ...answer });
    const [draft, ...others] = messages(story, "ComplaintAnswered");
    expect([draft!.to.kind, others]).toEqual(["applicant", []]);
    expect(words(draft!).subject).toBe("Përgjigje për ankesën tuaj në çështjen velipoje/2025/000001");
    expect(words(draft!).text).toContain("mori përgjigje: u pranua pjesërisht.");
    expect(words(draft!).text).not.toContain(REASONS);
    const [english] = messages(story, "ComplaintAnswered", "en");
    expect(words(english!).text).toContain("was answered: upheld in part.");
  });

  test("warned: the officer who has the case, if anybody has it", () => {
    const story = certificate();
    const warned = {
      type: "TimeLimitWarned",
      data: { caseId: "CASE1", limit: "case", percent: 75 },
    } as unknown as CaseEvent;
    const [draft] = caseMessages(warned, told(story));
    expect(draft!.to).toEqual(handler);
    expect(words(draft!).subject).toBe("Çështja velipoje/2025/000001: u përdor 75% e afatit");
    expect(caseMessages(warned, { ...told(story), handler: null })).toEqual([]);
    expect(handlerOf(story.state, story.definition)).toBeNull();
    const role = story.definition.workflow.content.steps.find(({ states }) => states.includes(story.state.state))!.role;
    story.does({ type: "Assign", role, to: "specialist-7", by: officer("sector-head") });
    expect(handlerOf(story.state, story.definition)).toBe("specialist-7");
  });

  test("escalated: each who holds the next role above, once, and not who has the case and is told of it anyway", () => {
    const story = certificate();
    const heads = [desk("head-1"), desk("head-2")];
    const due = story.state.limits.case!.due!;
    const escalated = {
      type: "TimeLimitEscalated",
      data: { caseId: "CASE1", limit: "case", from: "specialist", to: "sector-head" },
    } as unknown as CaseEvent;
    const drafts = caseMessages(escalated, { ...told(story), above: [...heads, handler] });
    expect(drafts.map(({ template, to }) => [template, to])).toEqual(
      heads.map((head) => ["time-limit-escalated", head]),
    );
    expect(words(drafts[0]!).subject).toBe("Çështja velipoje/2025/000001: afati kaloi pa vendim");
    expect(words(drafts[0]!).text).toContain(`kaloi më ${due.on.split("-").reverse().join(".")}`);
    const inEnglish = { ...drafts[0]!, to: { ...heads[0]!, language: "en" } } as const;
    expect(words(inEnglish).text).toContain("you hold the next role above");
    expect(caseMessages(escalated, told(story))).toEqual([]);
  });

  test("extended, lapsed, revoked; and of facts that are nobody's business nothing", () => {
    const story = certificate();
    const tell = (type: string, data: object) =>
      caseMessages({ type, data: { caseId: "CASE1", ...data } } as unknown as CaseEvent, told(story)).map(
        (each) => words(each).subject,
      );
    const due = { on: "2025-05-01", at: null };
    expect(tell("TimeLimitExtended", { limit: "case", ground: "Ekspertiza.", due })).toEqual([
      "Afati i çështjes velipoje/2025/000001 u zgjat",
    ]);
    expect(tell("CaseClosed", { outcome: "lapsed" })).toEqual(["Çështja velipoje/2025/000001 u mbyll"]);
    expect(tell("CaseClosed", { outcome: "favourable" })).toEqual([]);
    expect(tell("DecisionNotified", {})).toEqual([]);
    expect(tell("toString", {})).toEqual([]);
    const revoked = {
      ...told(story),
      state: { ...story.state, outputs: [{ outputId: "O1", number: "7/2025", revoked: true }] },
    };
    const fact = { type: "OutputRevoked", data: { caseId: "CASE1", outputId: "O1", ground: "Gabim." } };
    const [draft] = caseMessages(fact as unknown as CaseEvent, revoked);
    expect(words(draft!).subject).toBe("Dokumenti 7/2025 u shfuqizua");
  });

  test("a sensitive service is never named, nor what it asks for, in any message and language", () => {
    const sensitive = rawServices.filter((each) => each["confidentiality"] === "sensitive");
    expect(sensitive.length).toBeGreaterThan(0);
    for (const { code } of sensitive) {
      const story = CaseStory.of(String(code)).lodge();
      const { name, documents, fees } = story.service;
      const facts = [
        { type: "ApplicationLodged", data: story.last("ApplicationLodged") },
        {
          type: "CompletionRequested",
          data: { items: documents.map((each) => ({ document: each.code, field: null, words: "Raport mjekësor." })) },
        },
        { type: "FeeCharged", data: { total: 1, fees: fees.map((fee) => ({ code: fee.code })) } },
        { type: "TimeLimitExtended", data: { ground: "Raport mjekësor.", due: { on: "2025-05-01" } } },
        { type: "DecisionTaken", data: { outcome: "favourable", on: "2025-03-10", appeal: null } },
        { type: "SilenceTookEffect", data: { effect: "deemed-refused", due: { on: "2025-05-01" } } },
        { type: "TimeLimitWarned", data: { percent: 75 } },
        { type: "TimeLimitEscalated", data: { limit: "case", from: "specialist", to: "sector-head" } },
      ];
      for (const language of ["sq", "en"] as const)
        for (const fact of facts)
          for (const draft of caseMessages(fact as unknown as CaseEvent, {
            ...told(story, language),
            above: [desk("head-1")],
          })) {
            const { subject, text } = words(draft);
            const said = `${subject}\n${text}`;
            for (const hidden of [
              name[language],
              "Raport mjekësor",
              ...documents.map((each) => each.name[language]),
              ...fees.map((each) => each.name[language]),
            ])
              expect(said).not.toContain(hidden);
          }
    }
  });

  test("every fact of every walk is told in words in both languages", () => {
    for (const workflow of new Set(rawServices.map((each) => String(each["workflow"])))) {
      const service = rawServices.find((each) => each["workflow"] === workflow)!;
      const story = CaseStory.of(String(service["code"])).lodge();
      story.at("2027-01-11").does({ type: "PassTime", by: system });
      for (const language of ["sq", "en"] as const)
        for (const type of new Set(story.types))
          for (const draft of messages(story, type as CaseEvent["type"], language))
            expect(words(draft).text).not.toMatch(/[{}]|undefined|null/);
    }
  });
});

describe("the way to somebody", () => {
  const way = (email: string | null, phone: string | null, hasSms = true) => wayTo({ email, phone }, hasSms);

  test("is e-mail, else SMS where the message has so few words, else none", () => {
    expect(way("a@b.al", "0692012345")).toEqual({ channel: "e-mail", address: "a@b.al" });
    expect(way(null, "069 20 12 345")).toEqual({ channel: "sms", address: "0692012345" });
    expect(way("no address", "0692012345")).toEqual({ channel: "sms", address: "0692012345" });
    expect(way(null, "0692012345", false)).toEqual({ channel: "e-mail", address: null });
    expect(way("no address", "no number")).toEqual({ channel: "e-mail", address: "no address" });
  });
});
