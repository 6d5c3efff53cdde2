import { describe, expect, test } from "@jest/globals";
import { definitionSchemas } from "../../../ops/docs/definition-schemas.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
  checkService,
  checkWorkflow,
  formSchema,
  serviceContentSchema,
  type RawContent,
} from "../../../domain/casework/index.js";
import {
  catalogueSource,
  rawServices,
  rawWorkflows,
  serviceKnown,
  workflowKnown,
  workflowOf,
} from "../../support/catalogue.js";

describe("the catalogue of Shkodër", () => {
  test("has 69 services and 10 workflows", () => {
    expect(catalogueSource.count).toBe(69);
    expect([rawServices.length, rawWorkflows.length]).toEqual([69, 10]);
  });

  test.each(rawWorkflows.map((each) => [each["code"] as string, each] as const))(
    "workflow %s can be published",
    (_code, content) => {
      expect(checkWorkflow(content, workflowKnown)).toEqual([]);
    },
  );

  test.each(rawServices.map((each) => [each["code"] as string, each] as const))(
    "service %s can be published",
    (_code, content) => {
      expect(checkService(content, serviceKnown(content["workflow"] as string))).toEqual([]);
      const service = serviceContentSchema.parse(content);
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      expect(ajv.validateSchema(formSchema(service))).toBe(true);
    },
  );

  test("takes the meaning of terminal states from the ways into them", () => {
    const outcomes = (code: string) =>
      Object.fromEntries(
        workflowOf(code)
          .states.filter(({ outcome }) => outcome !== null)
          .map((each) => [each.code, each.outcome]),
      );
    expect(outcomes("simple-certificate")).toEqual({
      issued: "favourable",
      refused: "adverse",
      withdrawn: "withdrawn",
      "closed-no-answer": "lapsed",
    });
    expect(outcomes("complaint")).toMatchObject({
      upheld: "favourable",
      "partly-upheld": "adverse",
      transferred: "ended",
    });
    expect(workflowOf("information-request").extension).toEqual({ value: 5, unit: "workingDay" });
  });
});

describe("a 70th service, as data", () => {
  const seventieth: RawContent = {
    ...rawServices[0]!,
    code: "dog-registration",
    name: { sq: "Regjistrim qeni", en: "Dog registration" },
  };
  const known = serviceKnown("simple-certificate");
  const findings = (change: RawContent, by = known) =>
    checkService({ ...seventieth, ...change }, by).map(({ code, path }) => `${code} ${path}`);

  test("passes", () => expect(findings({})).toEqual([]));

  test("is refused with every problem named by its path", () => {
    expect(findings({ name: { sq: "Regjistrim qeni" } })).toEqual(["translation-missing name.en"]);
    expect(findings({ colour: "red", size: 1 })).toEqual([
      "definition-field-unknown colour",
      "definition-field-unknown size",
    ]);
    const [fee] = seventieth["fees"] as readonly RawContent[];
    const { per: _per, ...unitless } = fee!;
    expect(findings({ fees: [unitless], group: 7, confidentiality: "secret" })).toEqual([
      "definition-field-type group",
      "definition-field-missing fees[document-fee].per",
      "definition-field-listed confidentiality",
    ]);
    const form = (seventieth["form"] as readonly RawContent[]).map((each) =>
      each["key"] === "purpose" ? { ...each, label: { sq: "Qëllimi", en: "" } } : each,
    );
    expect(findings({ form, timeLimit: { value: 0, unit: "workingDay", calendar: "public" } })).toEqual([
      "definition-field-bounds timeLimit.value",
      "translation-missing form[purpose].label.en",
    ]);
    expect(findings({ offices: [] })).toEqual(["definition-field-bounds offices"]);
    expect(findings({ workflow: "no-such-workflow" })).toEqual(["workflow-not-published workflow"]);
    expect(
      findings({
        documents: [{ code: "dog-passport", name: { sq: "a", en: "b" }, mandatory: true, origin: "applicant" }],
      }),
    ).toEqual(["document-type-unknown documents[dog-passport]"]);
    const output = { kind: "licence", template: "diploma" };
    expect(findings({ output })).toEqual(["template-unknown output.template"]);
    expect(findings({ offices: ["moon"] })).toEqual(["office-unknown offices"]);
    expect(findings({ taxClearance: { rule: "required", scope: null, reason: { sq: "a", en: "b" } } })).toEqual([
      "clearance-scope-misplaced taxClearance.scope",
    ]);
    expect(
      findings({ taxClearance: { rule: "required", scope: "dues-of-the-moon", reason: { sq: "a", en: "b" } } }),
    ).toEqual(["definition-field-listed taxClearance.scope"]);
    const field = { key: "breed", label: { sq: "Raca", en: "Breed" }, type: "select", required: true };
    expect(findings({ form: [field, { ...field, type: "text", min: 9, max: 3 }] })).toEqual([
      "definition-code-twice form",
      "field-options-misplaced form[breed].options",
      "field-bounds-impossible form[breed]",
    ]);
    expect(findings({}, { ...known, rolesHeld: ["front-desk", "signatory"] })).toEqual([
      "role-without-holder workflow.transitions[prepare].roles",
    ]);
  });

  test("whose fee nobody charges, or whose clearance nobody asks for, is refused", () => {
    const by = serviceKnown("complaint");
    const taxClearance = { rule: "required", scope: "all-local-dues", reason: { sq: "a", en: "b" } };
    expect(findings({ workflow: "complaint", taxClearance }, by)).toEqual([
      "fee-never-charged fees",
      "fee-never-awaited fees",
      "clearance-never-asked taxClearance",
    ]);
    const fee = { ...(seventieth["fees"] as readonly RawContent[])[0]!, quantityField: "dogs" };
    expect(findings({ fees: [fee] })).toEqual(["fee-field-unknown fees[document-fee]"]);
  });

  test("whose fee blocks, by a workflow that waits for no fee, is refused; one that does not block is not", () => {
    const { workflow } = known;
    const transitions = workflow!.content.transitions.map((each) => ({
      ...each,
      guards: each.guards.filter((guard) => guard !== "fee-paid"),
    }));
    const waiting = { ...known, workflow: { ...workflow!, content: { ...workflow!.content, transitions } } };
    const [fee] = seventieth["fees"] as readonly RawContent[];
    expect(findings({}, waiting)).toEqual(["fee-never-awaited fees"]);
    expect(findings({ fees: [{ ...fee!, blocks: false }] }, waiting)).toEqual([]);
    expect(findings({ fees: [] }, waiting)).toEqual([]);
  });
});

describe("the JSON Schemas of definitions", () => {
  const schemas = definitionSchemas();
  const accepts = (page: string, content: RawContent) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    return ajv.validate(JSON.parse(schemas[page]!) as object, content);
  };

  test("accept the whole catalogue, and nothing that lacks a translation", () => {
    for (const each of rawServices) expect(accepts("docs/reference/service.schema.json", each)).toBe(true);
    for (const each of rawWorkflows) expect(accepts("docs/reference/workflow.schema.json", each)).toBe(true);
    const nameless = { ...rawServices[0]!, name: { sq: "Emri" } };
    expect(accepts("docs/reference/service.schema.json", nameless)).toBe(false);
  });
});
