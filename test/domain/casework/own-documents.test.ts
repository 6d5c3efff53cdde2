import { describe, expect, test } from "@jest/globals";
import { checkService, type RawContent, type ServiceContent } from "../../../domain/casework/index.js";
import { serviceKnown, serviceOf } from "../../support/catalogue.js";
import { CaseStory, officer, paper } from "./support/case-story.js";

const certificate = serviceOf("identity-attestation");
const words = { sq: "Libreza e vaksinimit", en: "Vaccination book" };
const accepts = { mediaTypes: ["image/jpeg", "image/png"], maxMegabytes: 2 } as const;
const book = { code: "vaccination-book", name: words, mandatory: true, origin: "applicant", accepts } as const;

describe("a document that only this municipality asks for", () => {
  const findings = (documents: unknown) =>
    checkService({ ...certificate, documents } as unknown as RawContent, serviceKnown("simple-certificate")).map(
      ({ code, path }) => `${code} ${path}`,
    );

  test("is defined by the service itself: its code, its words, what is accepted", () => {
    expect(findings([book])).toEqual([]);
    const { accepts: _unsaid, ...unsaid } = book;
    expect(findings([unsaid])).toEqual(["document-type-unknown documents[vaccination-book]"]);
  });

  test("accepts only what can be told by its content, and nothing larger than any document", () => {
    const asked = (change: object) => findings([{ ...book, accepts: { ...accepts, ...change } }]);
    expect(asked({ mediaTypes: ["application/zip"] })).toEqual([
      "definition-field-listed documents[vaccination-book].accepts.mediaTypes[0]",
    ]);
    expect(asked({ mediaTypes: [] })).toEqual([
      "definition-field-bounds documents[vaccination-book].accepts.mediaTypes",
    ]);
    expect(asked({ maxMegabytes: 26 })).toEqual([
      "definition-field-bounds documents[vaccination-book].accepts.maxMegabytes",
    ]);
  });

  test("may narrow what is accepted for a document of the model, too", () => {
    const [first] = certificate.documents;
    expect(findings([{ ...first, accepts }])).toEqual([]);
  });
});

describe("a document in a case", () => {
  const service: ServiceContent = {
    ...certificate,
    documents: [book as unknown as ServiceContent["documents"][number]],
  };
  const MEGABYTE = 1024 * 1024;
  const lodged = () =>
    new CaseStory(service).lodge({
      documents: [paper("D1", null), paper("B1", book.code, { mediaType: "image/png" })],
    });
  const attach = (given: Parameters<typeof paper>[2]) =>
    ({ type: "Attach", document: paper("X1", book.code, given), supersedes: null }) as const;

  test("is what the definition accepts, in kind and size", () => {
    const story = lodged();
    expect(story.decide(attach({ mediaType: "application/pdf" }))).toMatchObject({
      refusal: {
        code: "document-kind-not-accepted",
        facts: { document: book.code, mediaType: "application/pdf", accepted: "JPEG, PNG" },
      },
    });
    expect(story.decide(attach({ mediaType: "image/png", bytes: 2 * MEGABYTE + 1 }))).toMatchObject({
      refusal: { code: "document-too-large", facts: { max: 2 * MEGABYTE } },
    });
    story.does(attach({ mediaType: "image/png", bytes: 2 * MEGABYTE }));
  });

  test("is not accepted under a name that it does not fit; whoever rejects it may say what it was", () => {
    const story = lodged();
    story.does({ type: "Attach", document: paper("X1", null), supersedes: null });
    const classify = { type: "Classify", documentId: "X1", document: book.code, note: null } as const;
    const by = officer("front-desk");
    expect(story.refuses({ ...classify, by, standing: "accepted" })).toBe("document-kind-not-accepted");
    story.does({ ...classify, by, standing: "rejected" });
  });

  test("that the definition asks for is missed like any other", () => {
    const story = new CaseStory(service).lodge({ documents: [paper("D1", null)] }).pays();
    expect(story.refuses({ type: "Act", transition: "accept", by: officer("front-desk") })).toBe("documents-missing");
  });
});
