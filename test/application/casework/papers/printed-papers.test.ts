import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { extractText, getDocumentProxy } from "unpdf";
import { noticeOrder, type NoticeGiven } from "../../../../application/casework/papers/notices.js";
import { outputOrder } from "../../../../application/casework/papers/output.js";
import {
  codeAt,
  NOTICE_PAPERS,
  OUTPUT_PAPERS,
  TypstPress,
  type OutputPaperName,
  type PrintOrder,
} from "../../../../application/papers/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import { dataFile } from "../../../../ops/paths.js";
import { rawServices, serviceOf } from "../../../support/catalogue.js";
import { APPEAL, CaseStory, GRANT, REASONS } from "../../../domain/casework/support/case-story.js";
import { PATHS } from "../../../domain/casework/support/paths.js";
import { adopt, askAs, by, counter, done, lodging } from "../support/counter.js";
import { paperStory } from "../support/paper-story.js";

const press = new TypstPress({ templates: dataFile("papers") });
afterAll(() => press.close());

const SITE = "https://defter.example";
const issuedOn = civilDate("2025-03-03");
const verification = codeAt(SITE, "shkoder", "ABCDEFGHJKMNPQRS");
const given = { number: "velipoje/2025/000007", issuedOn, verification, ended: null };
const notice: NoticeGiven = { ...given, trackingCode: "ABCDEFGHJKMN" };

/** A service whose act says what the service itself says. */
const OWN_WORDS = {
  title: { sq: "Vërtetim për qenin", en: "Dog certificate" },
  paragraphs: [
    { sq: "{applicant.name} e regjistroi qenin për: {form.purpose}. #panic() *jo*", en: "…" },
    { sq: "Numri {paper.number}, kërkesa {case.number}, {municipality}.", en: "…" },
  ],
  showsForm: true,
};

/** The first service of the catalogue that gives this kind of act. */
function decided(kind: string): CaseStory {
  if (kind === "general") {
    const service = serviceOf("identity-attestation");
    const output = { ...service.output, template: "general", words: OWN_WORDS };
    return PATHS[service.workflow]!(new CaseStory({ ...service, output }).lodge());
  }
  const code = String(rawServices.find((each) => (each["output"] as { kind: string }).kind === kind)!["code"]);
  const story = CaseStory.of(code).lodge();
  return PATHS[story.service.workflow]!(story);
}
const actOf = (template: OutputPaperName, more: object = {}) =>
  outputOrder(paperStory(decided(template)), { ...given, ...more, template });

async function pages(order: PrintOrder): Promise<readonly string[]> {
  const document = await getDocumentProxy(new Uint8Array(await press.print(order)));
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page) => page.replaceAll("\u00a0", " "));
}
const textOf = async (order: PrintOrder) => (await pages(order)).join(" ").replace(/\s+/g, " ");
const changed = (order: PrintOrder, content: object): PrintOrder => ({
  ...order,
  content: { ...order.content, ...content },
});

describe("every act", () => {
  test.each([...OUTPUT_PAPERS])("%s says who gives what to whom, on what basis, and how to verify it", async (kind) => {
    const text = await textOf(actOf(kind));
    const parts = [
      ...["REPUBLIKA E SHQIPËRISË", "Bashkia Shkodër", "Njësia Administrative Velipojë", "Arta Hoxha"],
      ...["velipoje/2025/000007", "03.03.2025", "kërkesës nr. velipoje/2025/000001", "Lejohet."],
      ...["Në mbështetje të:", "Drita Kola", "ABCD-EFGH-JKMN-PQRS", verification.url],
    ];
    for (const part of parts) expect(text).toContain(part);
    expect(text).not.toContain("Shfuqizuar");
  });

  test.each([...OUTPUT_PAPERS])("%s is crossed out where it was revoked", async (kind) => {
    const ended = { on: civilDate("2025-03-10"), ground: "case-reopened: appeal" };
    expect(await textOf(actOf(kind, { ended }))).toContain(
      "Shfuqizuar më 10.03.2025. Arsyeja: çështja u rihap, ankimi u pranua.",
    );
  });

  test.each([...OUTPUT_PAPERS])("%s can be printed with nothing that may be missing", async (kind) => {
    const { content, ...order } = actOf(kind);
    const bare = {
      ...{ text: [], grounds: [], legalBasis: [], stated: [], validUntil: null, validityAssumed: false },
      holder: { name: "Arta Hoxha", identifier: null, address: null, representative: null },
      issuer: { municipality: "Bashkia Shkodër", office: "velipoje", address: null },
      decidedBy: { name: null, role: "system" },
      marks: { assumed: false, synthetic: false, demonstration: false },
      service: { name: "Shërbim", assumed: false },
    };
    const text = await textOf({ ...order, content: { ...content, ...bare } });
    expect(text).toContain("Vendosur nga sistemi");
    expect(text).not.toMatch(/\bnone\b|\bnull\b|\bauto\b|pakonfirmuar|mbështetje/);
  });

  test("says what its service has it say, filled from the case, and nothing of it is more than text", async () => {
    const order = actOf("general");
    const text = await textOf(order);
    for (const part of [
      "Vërtetim për qenin",
      "Arta Hoxha e regjistroi qenin për: ",
      "#panic() *jo*",
      "Numri velipoje/2025/000007, kërkesa velipoje/2025/000001, Bashkia Shkodër.",
      "Vlen deri më 02.06.2025",
    ])
      expect(text).toContain(part);
    expect(JSON.stringify(order.content)).not.toContain("{form.");
    const again = await Promise.all([press.print(order), press.print(actOf("general"))]);
    expect(Buffer.compare(Buffer.from(again[0]), Buffer.from(again[1]))).toBe(0);
  });

  test("shows what is not confirmed, and an invented person, in a note", async () => {
    const text = await textOf(
      outputOrder(paperStory(decided("certificate"), { synthetic: true }), { ...given, template: "certificate" }),
    );
    expect(text).toContain("ende e pakonfirmuar nga Bashkia Shkodër");
    expect(text).toContain("Person i trilluar");
  });
});

describe("every letter", () => {
  const lodged = () => CaseStory.of("identity-attestation").lodge();
  const refused = () =>
    lodged()
      .pays()
      .act("front-desk", "accept")
      .act("signatory", "refuse", { reasons: REASONS, decision: { ...GRANT, text: null, appeal: APPEAL } });
  const request = [{ document: "photo", field: null, words: "Fotografia nuk është e qartë." }];
  const STORIES: Readonly<Record<(typeof NOTICE_PAPERS)[number], () => CaseStory>> = {
    acknowledgement: lodged,
    "completion-request": () => lodged().act("front-desk", "ask-applicant", { request }),
    "decision-notice": () => decided("certificate"),
    refusal: refused,
  };
  const WORDS: Readonly<Record<(typeof NOTICE_PAPERS)[number], readonly string[]>> = {
    acknowledgement: ["Vërtetim i marrjes së kërkesës", "ABCD-EFGH-JKMN", "06.03.2025", "Fotografi", "100 lekë"],
    "completion-request": ["Kërkesë për plotësim", "Fotografia nuk është e qartë.", "deri më 18.03.2025", "pezulluar"],
    "decision-notice": ["Njoftim vendimi", "u vendos pranimi", "02.06.2025"],
    refusal: ["Vendim refuzimi", REASONS, "Gjykata Administrative", "45 ditë kalendarike"],
  };

  test.each([...NOTICE_PAPERS])("%s says what it is for", async (name) => {
    const text = await textOf(noticeOrder(name, paperStory(STORIES[name]()), notice));
    for (const part of [...WORDS[name], "Arta Hoxha", "velipoje/2025/000001", verification.url])
      expect(text).toContain(part);
  });

  test("of a decision says so when the case was reopened", async () => {
    const ended = { on: civilDate("2025-05-12"), ground: "appeal" };
    for (const name of ["refusal", "decision-notice"] as const)
      expect(await textOf(noticeOrder(name, paperStory(STORIES[name]()), { ...notice, ended }))).toContain(
        "Çështja u rihap më 12.05.2025. Arsyeja: ankimi u pranua.",
      );
  });
});

describe("as files", () => {
  test("acts are PDF/A-2a: tagged, in Albanian, with a title, every font inside, and an alternative for the code", async () => {
    const pdf = await press.print(actOf("licence"));
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const { info, metadata } = await document.getMetadata();
    expect([metadata?.get("pdfaid:part"), metadata?.get("pdfaid:conformance")]).toEqual(["2", "A"]);
    expect(info).toMatchObject({ Title: "Licencë velipoje/2025/000007", Language: "sq" });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const page = await document.getPage(1);
    const roles = rolesIn(await page.getStructTree());
    for (const role of ["H1", "L", "LI", "P", "Figure"]) expect(roles).toContain(role);
    const raw = Buffer.from(pdf).toString("latin1");
    for (const forbidden of ["/JavaScript", "/Encrypt", "/EmbeddedFile", "/Launch"])
      expect(raw).not.toContain(forbidden);
  });

  test("letters of people are kept: ë, ç, other alphabets of ours; what no font has is seen as such", async () => {
    const holder = {
      name: "Çelë Ëndrra Şükrü Ђорђевић Ωμέγα 😀 中",
      identifier: null,
      address: null,
      representative: null,
    };
    const text = await textOf(changed(actOf("certificate"), { holder }));
    expect(text).toContain("Çelë Ëndrra Şükrü Ђорђевић Ωμέγα □ □");
  });

  test("long names stay on the paper, long texts go over pages, and the code is on the last one", async () => {
    const name = `${"Shumëgjatësi".repeat(15)} ${"I".repeat(200)}`;
    const paragraph = "Bashkia shqyrtoi kërkesën dhe provat e paraqitura. ".repeat(40);
    const order = changed(actOf("certificate"), {
      holder: { name, identifier: null, address: "A".repeat(300), representative: null },
      text: Array.from({ length: 12 }, () => paragraph),
    });
    const document = await getDocumentProxy(new Uint8Array(await press.print(order)));
    expect(document.numPages).toBeGreaterThan(2);
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { width } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      for (const item of items)
        if ("transform" in item) expect(item.transform[4] + item.width).toBeLessThan(width - 40);
    }
    const texts = await pages(order);
    expect(texts.at(-1)).toContain("ABCD-EFGH-JKMN-PQRS");
    expect(texts[0]).not.toContain("ABCD-EFGH-JKMN-PQRS");
    expect(texts[0]).toContain("faqja 1 nga");
  });

  test("what people typed stays text, whatever it looks like", async () => {
    const hostile = [
      '#eval("1+1")',
      "] #panic() [",
      "$ x^2 $",
      "@ref",
      "*i trashë* _i pjerrët_",
      "= Titull",
      "`kod`",
      '#import "/letter/1.typ": *',
      "<etiketë>",
      "\\u{41}",
      "// koment",
      "https://x.al",
      "~ --- ...",
      "- një",
      "+ dy",
      "/ tre: katër",
    ];
    const shown = hostile.join(" ");
    const order = actOf("permit");
    const holder = { name: shown, identifier: shown, address: shown, representative: shown };
    const text = await textOf(
      changed(order, { holder, text: hostile, grounds: [shown], stated: [{ label: shown, value: shown }] }),
    );
    // Lines may end anywhere in it.
    const [tight, unbroken] = [text, shown].map((each) => each.replace(/\s/g, ""));
    expect(tight!.split(unbroken!).length - 1).toBe(8);
    const names = changed(order, {
      ...{ number: shown, issuer: { municipality: shown, office: shown, address: shown } },
      ...{ service: { name: shown, assumed: true }, legalBasis: [{ words: shown, assumed: true }] },
      voided: { on: "10.03.2025", ground: shown },
    });
    expect((await textOf(names)).replace(/\s/g, "").split(unbroken!).length - 1).toBeGreaterThanOrEqual(8);
  });
});

function rolesIn(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  const { role, children = [] } = node as { readonly role?: string; readonly children?: readonly unknown[] };
  return [...(role === undefined ? [] : [role]), ...children.flatMap(rolesIn)];
}

describe("an act that was issued", () => {
  const other = new TypstPress({ templates: dataFile("papers") });
  let caseId: string;
  let city: Awaited<ReturnType<typeof counter>>;

  beforeAll(async () => {
    city = await counter(press);
    await adopt(city, "identity-attestation");
    ({ caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation"))));
    const receipt = { codes: ["document-fee"], paidOn: issuedOn, reference: "R-1" };
    await done(city.cases.policies.settleFees(askAs("front-desk"), { caseId, by: by("front-desk"), receipt }));
    for (const [role, transition, more] of [
      ["front-desk", "accept", {}],
      ["specialist", "prepare", {}],
      ["signatory", "sign", { decision: GRANT }],
    ] as const)
      await done(city.cases.actOnCase(askAs(role), { caseId, by: by(role), transition, ...more }));
  });
  afterAll(() => other.close());

  test("has the bytes that its event vouches for, from two processes, however often, and after it was decided on anew", async () => {
    const { digest } = await done(
      city.cases.policies.issueOutput(askAs("specialist"), { caseId, by: by("specialist"), site: SITE }),
    );
    const printed = async (by: TypstPress) => {
      const found = await city
        .again()
        .casePaper("shkoder", { caseId, paper: "output", id: null, site: "https://new.example" });
      if (!found.ok) throw new Error(found.refusal.code);
      return createHash("sha256")
        .update(await by.print(found.value.order))
        .digest("hex");
    };
    expect(await printed(press)).toBe(digest);
    expect(await printed(press)).toBe(digest);
    expect(await printed(other)).toBe(digest);
    await done(
      city.cases.correctCase(askAs("signatory"), {
        ...{ caseId, by: by("signatory"), ground: "Shkrim i gabuar." },
        correction: { what: "decision", text: "Lejohet deri në qershor." },
      }),
    );
    expect(await printed(other)).toBe(digest);
  });
});
