import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { acceptedSoFar } from "../../ui/src/lib/desk/services/accepted.js";
import { arranged, copyOf, newService } from "../../ui/src/lib/desk/services/arrange.js";
import { codeFrom, keyFrom } from "../../ui/src/lib/desk/editing/codes.js";
import type { Raw } from "../../ui/src/lib/desk/services/content.js";
import { lookedAt } from "../../ui/src/lib/desk/services/looked.js";
import { controlOf } from "../../ui/src/lib/desk/services/places.js";
import { contentOf, typedOf } from "../../ui/src/lib/desk/services/typed.js";
import { message } from "../../api/messages/index.js";
import { ANY_DOCUMENT, checkService, draftForm } from "../../domain/casework/index.js";
import type { Ask } from "../../ui/src/lib/graphql/ask.js";
import { rawServices } from "../support/catalogue.js";

const plain = (content: unknown) => JSON.parse(JSON.stringify(content)) as Raw;
const attestation = plain(rawServices.find(({ code }) => code === "identity-attestation"));

const line = fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.trim() || "a");
const words = fc.record({ sq: line, en: line });
const code = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}$/);
const whole = fc.integer({ min: 0, max: 100_000 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const term = fc.record({ value: whole, unit: fc.constantFrom("workingDay", "hour") });
const some = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 4 });
const content = fc.record(
  {
    ...{
      format: fc.constant("defter.service/1"),
      code,
      name: words,
      group: code,
      applicantKinds: code,
      workflow: code,
    },
    description: words,
    legalBasis: some(
      fc.record(
        {
          act: code,
          kind: code,
          number: maybe(line),
          date: maybe(line),
          title: words,
          article: maybe(line),
          assumed: fc.constant(true),
        },
        { requiredKeys: ["act", "kind", "number", "date", "title", "article"] },
      ),
    ),
    ...{ timeLimit: fc.record({ value: whole, unit: code, calendar: code }), applicantTerm: term },
    fees: some(
      fc.record({
        ...{ code, name: words, amount: whole, per: code, quantityField: maybe(code), blocks: fc.boolean() },
        period: maybe(fc.record({ from: code, to: code })),
        fiscalItem: maybe(fc.record({ item: code, rate: maybe(code) })),
      }),
    ),
    validity: maybe(fc.record({ value: whole, unit: code, mode: code, min: maybe(term) })),
    output: fc.record(
      {
        ...{ kind: code, template: code },
        words: fc.record({
          title: words,
          paragraphs: fc.array(words, { minLength: 1, maxLength: 3 }),
          showsForm: fc.boolean(),
        }),
      },
      { requiredKeys: ["kind", "template"] },
    ),
    documents: some(
      fc.record(
        {
          ...{ code, name: words, mandatory: fc.boolean(), origin: code },
          accepts: fc.record({
            mediaTypes: fc.uniqueArray(fc.constantFrom("application/pdf", "image/png"), { minLength: 1 }),
            maxMegabytes: whole,
          }),
        },
        { requiredKeys: ["code", "name", "mandatory", "origin"] },
      ),
    ),
    form: some(
      fc.record(
        {
          ...{
            key: code,
            label: words,
            type: code,
            required: fc.boolean(),
            min: fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
            max: whole,
          },
          options: fc.array(fc.record({ code, label: words }), { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ["key", "label", "type", "required"] },
      ),
    ),
    taxClearance: fc.record({ rule: code, scope: maybe(code), reason: words }),
    ...{ confidentiality: code, note: maybe(words) },
    offices: fc.oneof(fc.constant("all"), fc.uniqueArray(code, { minLength: 1, maxLength: 3 })),
    assumed: fc.uniqueArray(fc.constantFrom("texts", "fees", "validity"), { minLength: 1 }),
    ownWords: fc.jsonValue(),
  },
  { noNullPrototype: true, requiredKeys: [] },
);

describe("a service in the fields of the editor", () => {
  test("is the same when nothing was changed, whatever stands in it", () => {
    fc.assert(
      fc.property(content, newContent(), (given, base) => {
        const whole = plain({ ...base, ...given });
        expect(contentOf(whole, typedOf(whole))).toEqual(whole);
      }),
    );
  });

  test("is the same for every service of the model", () => {
    for (const raw of rawServices) expect(contentOf(plain(raw), typedOf(plain(raw)))).toEqual(plain(raw));
  });

  test("takes what was typed: numbers, ticks, lists that are empty; what is no number stays for the checks", () => {
    const typed = {
      ...typedOf(attestation),
      "timeLimit.value": "1 200",
      "fees.0.amount": "pesë",
      "documents.0.mandatory": "yes",
    };
    const now = contentOf(attestation, { ...typed, "note.sq": " ", offices: "some" });
    expect(now).toMatchObject({ timeLimit: { value: 1200 }, fees: [{ amount: "pesë" }], note: null, offices: [] });
    expect(contentOf(attestation, {})["form"]).toEqual([]);
    expect(contentOf(attestation, {})["code"]).toBe("identity-attestation");
  });

  test("never breaks on a draft that is anything at all", () => {
    const anything = fc.dictionary(
      fc.constantFrom("name", "form", "fees", "documents", "offices", "validity"),
      fc.jsonValue(),
    );
    fc.assert(fc.property(anything, (raw) => expect(typeof contentOf(raw, typedOf(raw))).toBe("object")));
  });

  test("has codes made from words where nobody typed one, each once", () => {
    expect([codeFrom("Leje për qen, ë!"), keyFrom("2 Emri i qenit"), codeFrom("???")]).toEqual([
      "leje-per-qen-e",
      "emriIQenit",
      "",
    ]);
    const label = { sq: "Emri i qenit", en: "Name of the dog" };
    const field = {
      key: "",
      label,
      type: "select",
      required: true,
      options: [
        { code: "", label },
        { code: "", label },
      ],
    };
    const { form } = contentOf({ form: [] }, typedOf({ form: [field, field] })) as { form: readonly Raw[] };
    expect(form.map(({ key }) => key)).toEqual(["emriIQenit", "emriIQenit2"]);
    expect((form[0]!["options"] as readonly Raw[]).map(({ code: of }) => of)).toEqual([
      "emri-i-qenit",
      "emri-i-qenit2",
    ]);
    const act = { act: "", kind: "councilOfMinistersDecision", number: "518", title: label };
    const { legalBasis } = contentOf({}, typedOf({ legalBasis: [act] })) as { legalBasis: readonly Raw[] };
    expect(legalBasis[0]!["act"]).toBe("council-of-ministers-decision-518");
  });
});

/** A content with every part, so that what is generated is whole. */
function newContent() {
  return fc.constant(newService("new", { sq: "E re", en: "New" }));
}

describe("rows", () => {
  const lists = { form: [{ key: "a" }, { key: "b" }, { key: "c" }] };
  const keys = (act: string) => {
    const { content: now, row } = arranged(lists, act, null);
    return [(now["form"] as readonly Raw[]).map(({ key }) => key).join(""), row];
  };

  test("are added, moved and taken away; what cannot move stays", () => {
    expect(keys("form.0.down")).toEqual(["bac", "form.1"]);
    expect(keys("form.2.up")).toEqual(["acb", "form.1"]);
    expect(keys("form.2.remove")).toEqual(["ab", "form.1"]);
    expect([keys("form.0.up"), keys("form.2.down"), keys("form.9.down")].map(([all]) => all)).toEqual([
      "abc",
      "abc",
      "abc",
    ]);
    expect(keys("form.add")).toEqual(["abc", "form.3"]);
    expect(keys("offices.0.remove")).toEqual(["abc", null]);
    expect(keys("")).toEqual(["abc", null]);
  });

  test("of papers come with the words of their kind", () => {
    const paper = { code: "photo", name: { sq: "Foto", en: "Photo" }, origin: "applicant" };
    expect(arranged({}, "documents.add", paper).content).toEqual({ documents: [{ ...paper, mandatory: true }] });
  });
});

/** What the checks stand on: nothing. */
const known = { workflow: null, roles: [], rolesHeld: [], documentTypes: [], offices: [], templates: [] };

describe("a finding", () => {
  test("has the control that it is about, else the nearest around it", () => {
    const at = (path: string) => controlOf(attestation, typedOf(attestation), path);
    expect(["name.en", "fees[document-fee].amount", "form[purpose]", "documents[0].name"].map(at)).toEqual([
      ...["name.en", "fees.0.amount", `form.${keyAt("purpose")}.label.sq`, "documents.0.name.sq"],
    ]);
    expect(["workflow.transitions[sign].roles", "offices", "nothing", "", "form[unknown]"].map(at)).toEqual([
      ...["workflow", "offices", "", "", "form.0.label.sq"],
    ]);
  });

  test("of a new service leads to a control, whichever it is", () => {
    const fresh = newService("dog-registration", { sq: "Regjistrim qeni", en: "" });
    const findings = checkService(fresh, known);
    expect(findings.length).toBeGreaterThan(3);
    for (const { path } of findings) expect([path, controlOf(fresh, typedOf(fresh), path)]).not.toEqual([path, ""]);
  });
});

describe("a draft that is looked at", () => {
  /** The checks themselves, without the way to them. */
  const ask = Object.assign(
    async (_document: unknown, { content: given }: { readonly content: Raw }) => {
      const findings = checkService(given, known).map(({ code: of, path, facts }) => ({
        ...{ code: of, path, words: { sq: message(of, facts, "sq"), en: message(of, facts, "en") } },
      }));
      return { definitionCheck: { form: draftForm(given), findings } };
    },
    { try: async () => ({ ok: false }) },
  ) as unknown as Ask;

  test("tells an empty row at its words, not at the code that is made from them, and the preview at its field", async () => {
    const { content: given } = arranged(attestation, "form.add", null);
    const place = (given["form"] as readonly Raw[]).length - 1;
    const { findings, errors, formErrors } = await lookedAt(ask, given, "sq", "2026-01-01");
    expect(findings.map(({ id, part }) => `${part} ${id}`)).toEqual([
      ...[`form form.${place}.label.sq`, `form form.${place}.label.en`],
    ]);
    expect(errors[`form.${place}.label.sq`]).toBe("Mungon: plotësojeni.");
    expect(Object.keys(formErrors)).toEqual([`field-${place + 1}`]);
  });

  test("tells a code where nothing but it is wrong, and a part where there is no field", async () => {
    const [field] = attestation["form"] as readonly Raw[];
    const one = await lookedAt(ask, { ...attestation, form: [{ ...field, key: "" }] }, "sq", "2026-01-01");
    expect(one.findings.map(({ id }) => id)).toEqual(["form.0.key"]);
    const none = await lookedAt(ask, { ...attestation, secret: true }, "en", "2026-01-01");
    expect(none.findings.map(({ id }) => id)).toEqual(["part-basics"]);
  });
});

function keyAt(key: string): number {
  return (attestation["form"] as readonly Raw[]).findIndex((each) => each["key"] === key);
}

test("a copy has its own code and the words that were given", () => {
  const copy = copyOf(attestation, "dog-registration", { sq: "Regjistrim qeni", en: "" });
  expect(copy).toMatchObject({
    code: "dog-registration",
    name: { sq: "Regjistrim qeni" },
    group: attestation["group"],
  });
});

test("a paper accepts what is written of it, and for the rest what any does", () => {
  const own = { mediaTypes: ["application/pdf"], maxMegabytes: 3 };
  expect(acceptedSoFar({ accepts: own }, ANY_DOCUMENT)).toEqual(own);
  expect(acceptedSoFar({}, ANY_DOCUMENT)).toEqual(ANY_DOCUMENT);
  // While it is typed, and as a file of a definition may have it.
  const { mediaTypes, maxMegabytes } = ANY_DOCUMENT;
  for (const most of [undefined, null, 0, "shumë"])
    expect(acceptedSoFar({ accepts: { ...own, maxMegabytes: most as never } }, ANY_DOCUMENT)).toEqual({
      ...own,
      maxMegabytes,
    });
  for (const kinds of [undefined, [], "PDF"])
    expect(acceptedSoFar({ accepts: { ...own, mediaTypes: kinds as never } }, ANY_DOCUMENT)).toEqual({
      ...own,
      mediaTypes,
    });
});
