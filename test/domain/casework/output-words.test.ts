import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  checkService,
  filledWords,
  placesOf,
  type RawContent,
  type ServiceContent,
} from "../../../domain/casework/index.js";
import { serviceKnown, serviceOf } from "../../support/catalogue.js";

const certificate = serviceOf("identity-attestation");
const paragraph = (sq: string) => ({ sq, en: sq });
const wordsOf = (...paragraphs: readonly string[]) => ({
  title: { sq: "Vërtetim për qenin", en: "Dog certificate" },
  paragraphs: paragraphs.map(paragraph),
  showsForm: false,
});
const given = (words: unknown, more: object = {}) =>
  ({ ...certificate, output: { kind: "certificate", template: "general", words }, ...more }) as unknown as RawContent;
const findings = (content: RawContent) =>
  checkService(content, serviceKnown("simple-certificate")).map(({ code, path }) => `${code} ${path}`);

describe("an act whose words are data", () => {
  test("has a title and paragraphs with places of the case, of the applicant and of the form", () => {
    const words = wordsOf("{applicant.name} ({applicant.identifier}) kërkoi për: {form.purpose}.", "{municipality}");
    expect(findings(given(words))).toEqual([]);
    expect(placesOf(certificate)).toEqual(
      expect.arrayContaining(["applicant.name", "case.number", "decision.validUntil", "form.purpose"]),
    );
  });

  test("names no place that is not there, in either language, and has no brace that leads nowhere", () => {
    const [at] = ["output.words.paragraphs[0]"];
    expect(findings(given(wordsOf("{form.colour}")))).toEqual([
      `output-place-unknown ${at}.sq`,
      `output-place-unknown ${at}.en`,
    ]);
    const english = { ...wordsOf("Fine."), title: { sq: "Vërtetim", en: "Of {applicant.shoeSize}" } };
    expect(findings(given(english))).toEqual(["output-place-unknown output.words.title.en"]);
    for (const broken of ["{applicant.name", "applicant.name}", "{}", "{{applicant.name}}", "{ applicant.name }"])
      expect(findings(given(wordsOf(broken)))).toEqual([
        `output-place-unknown ${at}.sq`,
        `output-place-unknown ${at}.en`,
      ]);
  });

  test("shows no file, no personal number of somebody else, and of sensitive services nothing of the form", () => {
    const field = (key: string, type: string) => ({ key, label: paragraph(key), type, required: true });
    const form = [field("why", "text"), field("photo", "file"), field("witness", "nid")];
    const asking = (place: string, more: object = {}) => findings(given(wordsOf(place), { form, ...more }));
    expect(asking("{form.why}")).toEqual([]);
    expect(asking("{form.photo}")).toHaveLength(2);
    expect(asking("{form.witness}")).toHaveLength(2);
    expect(asking("{form.why}", { confidentiality: "sensitive" })).toHaveLength(2);
  });

  test("has its words exactly where the template takes them", () => {
    expect(findings(given(undefined))).toEqual(["output-words-misplaced output.words"]);
    const output = { kind: "certificate", template: "certificate", words: wordsOf("Fjalë.") };
    expect(findings({ ...certificate, output } as unknown as RawContent)).toEqual([
      "output-words-misplaced output.words",
    ]);
    expect(findings(given({ ...wordsOf("Fjalë."), paragraphs: [] }))).toEqual([
      "definition-field-bounds output.words.paragraphs",
    ]);
  });

  test("is filled once: what somebody typed never becomes a place", () => {
    const text = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(text, text, (name, number) => {
        const values = { "applicant.name": name, "case.number": number };
        expect(filledWords("A {applicant.name} B {case.number} C {applicant.name}", values)).toBe(
          `A ${name} B ${number} C ${name}`,
        );
      }),
    );
    expect(filledWords("{applicant.name}", { "applicant.name": "{case.number}$&", "case.number": "7" })).toBe(
      "{case.number}$&",
    );
  });

  test("of every service of the model may be written with every place that it has", () => {
    const service: ServiceContent = certificate;
    const all = placesOf(service).map((place) => `{${place}}`);
    expect(findings(given(wordsOf(all.join(" "))))).toEqual([]);
  });
});
