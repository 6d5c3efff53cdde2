import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { addDays, civilDate } from "../../../domain/shared/index.js";
import { GRANT } from "../../domain/casework/support/case-story.js";
import { rawWorkflows, serviceOf } from "../../support/catalogue.js";
import { person } from "./support/accounts.js";
import { ask, askAs, by, counter, done, lodging, pdf, plainPress, refusalOf } from "./support/counter.js";

const today = civilDate("2025-03-03");
const base = serviceOf("identity-attestation");
const words = (text: string) => ({ sq: text, en: text });

/** What no release of ours knows: a document of its own, questions of its own, and an act in its own words. */
const dogs = {
  ...base,
  code: "dog-registration",
  name: words("Regjistrim qeni"),
  documents: [
    {
      ...{ code: "vaccination-book", name: words("Libreza e vaksinimit"), mandatory: true, origin: "applicant" },
      accepts: { mediaTypes: ["application/pdf"], maxMegabytes: 1 },
    },
  ],
  form: [{ key: "breed", label: words("Raca"), type: "text", required: true }],
  fees: [],
  output: {
    kind: "certificate",
    template: "general",
    words: {
      title: words("Vërtetim regjistrimi për qenin"),
      paragraphs: [words("{applicant.name} regjistroi një qen të racës {form.breed} më {decision.on}.")],
      showsForm: false,
    },
  },
};

test("a municipality adds a service with a document and an act of its own while the system runs, and gives that act", async () => {
  const city = await counter();
  const workflows = rawWorkflows.filter(({ code }) => code === base.workflow);
  await done(city.cases.adoptCatalogue(ask(), { workflows, services: [], validFrom: today }));
  const { findings } = await city.cases.checkDefinition("shkoder", { kind: "service", content: dogs });
  expect(findings).toEqual([]);
  await done(city.cases.draftDefinition(ask(), { kind: "service", content: dogs }));
  await done(city.cases.publishDefinition(ask(), { kind: "service", code: dogs.code, validFrom: today }));
  await person(city);

  const { applicant, office } = lodging(base.code);
  const lodge = (document: string, content?: string) =>
    city.cases.lodgeCase(askAs("front-desk"), {
      ...{ service: dogs.code, office, by: by("front-desk"), applicant, form: { breed: "Deltari Ilir" } },
      documents: [{ documentId: "B1", document, sent: pdf("libreza.pdf", content) }],
    });
  expect(await refusalOf(lodge("driving-licence"))).toBe("document-not-asked");
  const { caseId } = await done(lodge("vaccination-book"));
  const act = (role: string, transition: string, given: object = {}) =>
    done(city.cases.actOnCase(askAs(role), { caseId, by: by(role), transition, ...given }));
  await act("front-desk", "accept");
  await act("specialist", "prepare");
  await act("signatory", "sign", { decision: GRANT });

  const issued = await done(city.cases.policies.issueOutput(askAs("system"), { caseId, by: by("system") }));
  expect(issued).toMatchObject({ kind: "certificate", number: "velipoje/2025/VERT000001" });
  const verified = await city.cases.verifyOutput("shkoder", { code: issued.verificationCode, on: today });
  expect(verified).toMatchObject({ ok: true, value: { standing: "valid", service: dogs.name } });

  const printed = async () => {
    const site = "https://defter.example";
    const paper = await city.again().casePaper("shkoder", { caseId, paper: "output", id: null, site });
    if (!paper.ok) throw new Error(paper.refusal.code);
    return paper.value.order;
  };
  expect((await printed()).content).toMatchObject({
    words: {
      title: "Vërtetim regjistrimi për qenin",
      paragraphs: ["Arta Hoxha regjistroi një qen të racës Deltari Ilir më 03.03.2025."],
    },
    stated: [],
  });

  // The next version says something else; this act says what it always said.
  const other = { ...dogs.output, words: { ...dogs.output.words, title: words("Tjetër titull") } };
  await done(city.cases.draftDefinition(ask(), { kind: "service", content: { ...dogs, output: other } }));
  const next = { kind: "service", code: dogs.code, validFrom: addDays(today, 1), succeeds: 1 } as const;
  await done(city.cases.publishDefinition(ask(), next));
  const bytes = await plainPress.print(await printed());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(issued.digest);
});
