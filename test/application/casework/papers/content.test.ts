import { describe, expect, test } from "@jest/globals";
import { noticeOrder, type NoticeGiven } from "../../../../application/casework/papers/notices.js";
import { outputOrder } from "../../../../application/casework/papers/output.js";
import { legalText, paragraphsOf, statedLines } from "../../../../application/casework/papers/words.js";
import { codeAt, isOutputPaper, type OutputPaperName } from "../../../../application/papers/index.js";
import type { ServiceContent } from "../../../../domain/casework/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import { rawServices, serviceOf } from "../../../support/catalogue.js";
import { APPEAL, CaseStory, GRANT, pinned, REASONS } from "../../../domain/casework/support/case-story.js";
import { PATHS } from "../../../domain/casework/support/paths.js";
import { paperStory, PLACE } from "../support/paper-story.js";

const issuedOn = civilDate("2025-03-03");
const verification = codeAt("https://defter.example", "shkoder", "ABCDEFGHJKMNPQRS");
const given = { number: "velipoje/2025/000007", issuedOn, verification, ended: null };
const notice: NoticeGiven = { ...given, trackingCode: "ABCDEFGHJKMN" };

function decided(code: string): CaseStory {
  const story = CaseStory.of(code).lodge();
  return PATHS[story.service.workflow]!(story);
}
const outputOf = (story: CaseStory, more: Parameters<typeof paperStory>[1] = {}) =>
  outputOrder(paperStory(story, more), { ...given, template: story.service.output.template as OutputPaperName });

describe("the act that a decision gives", () => {
  test.each(rawServices.map((each) => String(each["code"])))("%s has one, from the case's own facts", (code) => {
    const story = decided(code);
    expect(isOutputPaper(story.service.output.template)).toBe(true);
    const { content, template } = outputOf(story);
    expect(template).toEqual({ name: story.service.output.kind, version: 1 });
    expect(content).toMatchObject({
      number: "velipoje/2025/000007",
      holder: { name: "Arta Hoxha", address: "Rruga 13 Dhjetori" },
      service: { name: story.service.name.sq },
      case: { number: "velipoje/2025/000001", lodgedOn: "03.03.2025" },
      decidedBy: { name: "Drita Kola" },
      text: ["Lejohet."],
    });
    expect(content["validUntil"] === null).toBe(story.service.validity === null);
  });

  test("says what was put right in the decision since", () => {
    const story = decided("identity-attestation");
    story.does({
      type: "Correct",
      correction: { what: "decision", text: "Lejohet deri në qershor." },
      ground: "Gabim.",
    });
    expect(outputOf(story).content["text"]).toEqual(["Lejohet deri në qershor."]);
  });

  test("is made out to the applicant as corrected", () => {
    const story = decided("identity-attestation");
    const { applicant } = story.last("ApplicationLodged");
    const correction = { what: "applicant", applicant: { ...applicant, name: "Arta Çela Hoxha" } } as const;
    story.does({ type: "Correct", correction, ground: "Mbiemri i plotë." });
    expect(outputOf(story).content["holder"]).toMatchObject({ name: "Arta Çela Hoxha" });
  });

  test("names who acts for somebody, and on what it rests", () => {
    const story = CaseStory.of("identity-attestation");
    story.lodge({ representative: { name: "Besa Hoxha", identifier: null, authority: "prind" } });
    expect(outputOf(PATHS["simple-certificate"]!(story)).content["holder"]).toMatchObject({
      representative: "Besa Hoxha (prind)",
    });
  });

  test("marks what the municipality has not confirmed, and an invented person", () => {
    const story = decided("identity-attestation");
    expect(outputOf(story).content).toMatchObject({
      marks: { assumed: true, synthetic: false, demonstration: false },
      service: { assumed: true },
      validityAssumed: true,
    });
    const { assumed: _marks, ...confirmed } = story.service;
    const definition = pinned(confirmed);
    expect(outputOf(story, { definition, synthetic: true }).content).toMatchObject({
      marks: { assumed: false, synthetic: true },
      service: { assumed: false },
      validityAssumed: false,
    });
  });

  test("marks a legal act that no source confirms, and no other", () => {
    const service = serviceOf("identity-attestation");
    const [act] = service.legalBasis;
    expect(legalText(service, { act: act!.act, article: "5" })).toEqual({
      words: "ligjit nr. 10129, datë 11.05.2009, “Për gjendjen civile”, neni 5",
      assumed: true,
    });
    expect(legalText(service, { act: "law-139-2015", article: null }).words).toBe("ligjit nr. 139/2015");
    expect(legalText(service, { act: "rregullore", article: "pika 3" }).words).toBe("aktit rregullore, pika 3");
  });
});

describe("what the applicant stated", () => {
  const field = (key: string, type: string, more: object = {}) =>
    ({ key, label: { sq: key, en: key }, type, required: false, ...more }) as ServiceContent["form"][number];
  const service: ServiceContent = {
    ...serviceOf("identity-attestation"),
    form: [
      field("why", "select", { options: [{ code: "a", label: { sq: "Arsyeja A", en: "Reason A" } }] }),
      field("since", "date"),
      field("agrees", "boolean"),
      field("metres", "number"),
      field("built", "number"),
      field("where", "unit"),
      field("photo", "file"),
      field("witness", "nid"),
      field("words", "text"),
      field("left", "text"),
    ],
  };
  const form = {
    ...{ why: "a", since: "2025-02-01", agrees: true, metres: 12345.5, built: 1998 },
    ...{ where: "velipoje", photo: "D1", witness: "J00101999W", words: "#eval(1)" },
  };

  test("is written as people write it; files, other people's numbers and what was left out are not", () => {
    const values = statedLines(service, form, PLACE).map(({ label, value }) => [label, value]);
    expect(values).toEqual([
      ["why", "Arsyeja A"],
      ["since", "01.02.2025"],
      ["agrees", "Po"],
      ["metres", "12\u00a0345,5"],
      ["built", "1998"],
      ["where", "Velipojë"],
      ["words", "#eval(1)"],
    ]);
  });

  test("is not repeated for sensitive services, nor where the person was forgotten", () => {
    expect(statedLines({ ...service, confidentiality: "sensitive" }, form, PLACE)).toEqual([]);
    expect(statedLines(service, null, PLACE)).toEqual([]);
  });
});

test("paragraphs are the lines that hold something", () => {
  expect(paragraphsOf(" Një.\r\n\n  Dy.\n")).toEqual(["Një.", "Dy."]);
  expect(paragraphsOf(null)).toEqual([]);
});

describe("letters to the applicant", () => {
  test("the acknowledgement says number, tracking code, what was handed in, what it costs, and until when it is decided", () => {
    const story = CaseStory.of("identity-attestation").lodge();
    const { content, template } = noticeOrder("acknowledgement", paperStory(story), notice);
    expect(template).toEqual({ name: "acknowledgement", version: 1 });
    expect(content).toMatchObject({
      trackingCode: "ABCD-EFGH-JKMN",
      term: "3\u00a0ditë pune",
      due: "06.03.2025",
      documents: ["D1.pdf", "Fotografi", "Certifikatë lindjeje ose personale"],
      missing: [],
      fees: [{ name: "Tarifë shërbimi për dokumentin", amount: "100\u00a0lekë" }],
      marks: { assumed: true },
    });
  });

  test("the acknowledgement says what the applicant still has to bring", () => {
    const story = CaseStory.of("identity-attestation").lodge();
    const without = { ...story.state, documents: [] };
    expect(noticeOrder("acknowledgement", paperStory(story, { state: without }), notice).content["missing"]).toContain(
      "Fotografi",
    );
  });

  test("the request for completion says what to bring, what to put right, until when, and what happens otherwise", () => {
    const story = CaseStory.of("identity-attestation").lodge();
    const request = [
      { document: "photo", field: null, words: "Fotografia\nnuk është e qartë." },
      { document: null, field: "purpose", words: null },
      { document: null, field: null, words: "Sqaroni adresën." },
    ];
    story.act("front-desk", "ask-applicant", { request });
    const { content } = noticeOrder("completion-request", paperStory(story), notice);
    expect(content).toMatchObject({
      items: [
        { what: "Fotografi", words: ["Fotografia", "nuk është e qartë."] },
        { what: "Qëllimi i përdorimit të dokumentit", words: [] },
        { what: "Sqarim i kërkesës", words: ["Sqaroni adresën."] },
      ],
      due: "18.03.2025",
      closes: true,
      suspended: true,
    });
  });

  test("the refusal says grounds, legal basis, and where and within which term to appeal", () => {
    const story = CaseStory.of("identity-attestation").lodge().pays().act("front-desk", "accept");
    story.act("signatory", "refuse", { reasons: REASONS, decision: { ...GRANT, text: null, appeal: APPEAL } });
    expect(noticeOrder("refusal", paperStory(story), notice).content).toMatchObject({
      outcome: "adverse",
      grounds: [REASONS],
      legalBasis: [{ words: "ligjit nr. 139/2015, neni 64" }],
      appeal: { to: "Gjykata Administrative", term: "45\u00a0ditë kalendarike" },
      validUntil: null,
    });
  });

  test("the notification says what was decided and until when it holds", () => {
    const { content } = noticeOrder("decision-notice", paperStory(decided("identity-attestation")), notice);
    expect(content).toMatchObject({ outcome: "favourable", decidedOn: "03.03.2025", validUntil: "02.06.2025" });
  });
});
