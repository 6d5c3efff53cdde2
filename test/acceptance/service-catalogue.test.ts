import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { RawContent } from "../../domain/casework/index.js";
import { systemClock } from "../../application/ports.js";
import { addDays } from "../../domain/shared/index.js";
import { filledForm } from "../domain/casework/support/filled-form.js";
import { rawServices, rawWorkflows } from "../support/catalogue.js";
import { statementsOf } from "../support/json-ld.js";
import type { Officer } from "./support/officer.js";
import { sentUp } from "./support/one-stop-shop.js";
import { TownHall, type Staff } from "./support/town-hall.js";

const today = systemClock.today();
const FINDINGS = `query($kind: DefinitionKind!, $content: JSON!) {
  definitionCheck(kind: $kind, content: $content) { publishable hash findings { code path words { sq en } } }
}`;
const SERVICE = `query($code: String!, $on: CivilDate, $minPosition: Position) {
  service(code: $code, on: $on, minPosition: $minPosition) {
    code version validFrom validTo name { sq en } group { code name { en } } everyOffice offices { code }
    timeLimit { value unit } fees { code amount per } documents { code mandatory } form
    taxClearance { required } workflow { code version initial states { code kind } transitions { code from to roles } }
  }
}`;
const SERVICES = `query($filter: ServiceFilter, $on: CivilDate, $minPosition: Position) {
  services(filter: $filter, on: $on, first: 200, minPosition: $minPosition) { nodes { code name { sq } } }
}`;
interface Checked {
  readonly definitionCheck: {
    readonly publishable: boolean;
    readonly findings: readonly {
      readonly code: string;
      readonly path: string;
      readonly words: { readonly sq: string };
    }[];
  };
}

const attestation = rawServices.find((each) => each["code"] === "identity-attestation")!;
const seventieth: RawContent = {
  ...attestation,
  code: "dog-registration",
  name: { sq: "Regjistrim qeni", en: "Dog registration" },
  description: { sq: "Regjistrimi i qenit në bashki.", en: "Registration of a dog with the municipality." },
};

/** The catalogue through its whole life, by GraphQL over HTTP, on stores that are all real. */
describe("The catalogue of services", () => {
  const town = new TownHall(["shkoder", "lezhe"]);
  const visitor = town.visitorOf("shkoder");
  let staff: Staff;
  let keeper: Officer;
  let upload: string;
  const service = async (code: string, more: object = {}) => {
    const asked = { code, minPosition: await town.everything(), ...more };
    return (await visitor.read<{ service: object }>(SERVICE, asked)).service;
  };

  const codes = async (filter: object = {}, by: Officer = visitor) => {
    const asked = { filter, minPosition: await town.everything() };
    const { services } = await by.read<{ services: { nodes: { code: string }[] } }>(SERVICES, asked);
    return services.nodes.map(({ code }) => code);
  };
  const check = async (content: RawContent, kind = "SERVICE") =>
    (await keeper.read<Checked>(FINDINGS, { kind, content })).definitionCheck;
  const publish = { kind: "SERVICE", code: "dog-registration", validFrom: today };

  beforeAll(async () => {
    await town.open();
    staff = await town.staff();
    keeper = staff.administrator;
    upload = await sentUp(staff.clerk);
  });
  afterAll(() => town.close());

  test("is not taken over while nobody holds the roles, and nothing is written", async () => {
    const head = await town.head();
    const refused = await keeper.isRefused("adoptFromModel", { validFrom: today });
    expect(refused).toMatchObject({ code: "REFUSED", rule: "model-has-findings" });
    expect(await town.writtenSince(head)).toEqual([]);
    expect(await staff.clerk.isRefused("adoptFromModel", { validFrom: today })).toMatchObject({ code: "FORBIDDEN" });
  });

  test("is taken over whole from the model, for this municipality alone", async () => {
    const roles = ["SPECIALIST", "SECTOR_HEAD", "INSPECTOR", "COMMISSION", "SOCIAL_WORKER", "ARCHIVIST"];
    for (const role of [...roles, "FOI_COORDINATOR", "SIGNATORY"]) await town.letIn(keeper, role);
    await town.isRead("users");
    const adopted = await keeper.does("adoptFromModel", { validFrom: today });
    expect([adopted["published"], adopted["left"]].map((each) => (each as unknown[]).length)).toEqual([79, 0]);
    expect(await codes()).toHaveLength(69);
    expect(await codes({}, town.visitorOf("lezhe"))).toEqual([]);
    expect(await codes({ search: "vertetim identit" })).toEqual(["identity-attestation"]);
    const { modelCatalogue } = await keeper.read<{ modelCatalogue: { standing: string }[] }>(
      "{ modelCatalogue { standing } }",
    );
    expect(new Set(modelCatalogue.map(({ standing }) => standing))).toEqual(new Set(["AS_MODEL"]));
  });

  test("shows a service whole to anybody: fees, papers, offices, the form as JSON Schema, the procedure", async () => {
    expect(await service("identity-attestation")).toMatchObject({
      ...{ version: 1, validFrom: today, validTo: null, everyOffice: true },
      group: { code: "civil-status-address", name: { en: "Identity, civil status and addresses" } },
      timeLimit: { value: 3, unit: "workingDay" },
      fees: [{ code: "document-fee", amount: 100, per: "document" }],
      form: { $schema: "https://json-schema.org/draft/2020-12/schema", additionalProperties: false },
      workflow: { code: "simple-certificate", version: 1 },
    });
    const [other] = (await visitor.ask(SERVICE, { code: "no-such-service" })).errors!;
    expect(other!.extensions.code).toBe("NOT_FOUND");
    const before = addDays(today, -1);
    expect((await visitor.ask(SERVICE, { code: "identity-attestation", on: before })).errors).toHaveLength(1);
  });

  test("is there for everybody to take along: in CPSV-AP, and the figures of what is over with their description", async () => {
    const get = (path: string) => fetch(`${town.address()}/open-data/shkoder/${path}`);
    const statements = await statementsOf(await (await get("services")).json());
    expect(statements.map(({ object }) => object.value)).toContain(
      `${town.address()}/open-data/shkoder/service/identity-attestation`,
    );
    expect((await statementsOf(await (await get("performance")).json())).length).toBeGreaterThan(100);
    const csv = await get(`performance/${addDays(today, -40).slice(0, 7)}.csv`);
    expect([csv.status, (await csv.text()).split("\r\n").length]).toEqual([200, 2]);
    expect((await fetch(`${town.address()}/open-data/atlantis/services`)).status).toBe(404);
  });

  test("a 70th service is drafted, refused with everything that is wrong, mended, published, and applied for", async () => {
    const broken = { ...seventieth, name: { sq: "Regjistrim qeni" }, offices: ["atlantis"] };
    const { publishable, findings } = await check(broken);
    expect(publishable).toBe(false);
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual(["translation-missing name.en"]);
    expect(findings[0]!.words.sq).toMatch(/\S/);
    await keeper.does("draftDefinition", { kind: "SERVICE", content: broken });
    const head = await town.head();
    expect(await keeper.isRefused("publishDefinition", publish)).toMatchObject({
      ...{ code: "REFUSED", rule: "definition-has-findings" },
      facts: { first: "translation-missing", path: "name.en" },
    });
    expect(await town.writtenSince(head)).toEqual([]);
    expect(await codes({ search: "dog regis" })).toEqual([]);

    await keeper.does("draftDefinition", { kind: "SERVICE", content: seventieth });
    // Who writes on what they saw, and is not the last who wrote, is told so.
    const content = { kind: "SERVICE", content: broken };
    const stale = await keeper.isRefused("draftDefinition", content, { expectedRevision: "0" });
    expect(stale).toMatchObject({ code: "CONFLICT", rule: "revision-conflict" });
    const draft = await keeper.read(
      `query($minPosition: Position, $content: JSON!, $input: PublishDefinitionInput!) {
        definition(kind: SERVICE, code: "dog-registration", minPosition: $minPosition) { revision draft { name { en } } }
        definitionCheck(kind: SERVICE, content: $content) { form }
        publicationCheck(input: $input) { version refusal { en } }
        serviceVocabulary { fieldTypes templates documentTypes { code origin } }
      }`,
      { minPosition: await town.everything(), content: seventieth, input: publish },
    );
    expect(draft).toMatchObject({
      definition: { revision: "1", draft: { name: { en: "Dog registration" } } },
      definitionCheck: { form: { additionalProperties: false } },
      publicationCheck: { version: 1, refusal: null },
      serviceVocabulary: {
        fieldTypes: expect.arrayContaining(["nid"]),
        templates: expect.arrayContaining(["certificate"]),
        documentTypes: expect.arrayContaining([{ code: "birth-certificate", origin: "state-register" }]),
      },
    });
    expect(
      (
        await staff.clerk.ask(
          `query($input: PublishDefinitionInput!) { publicationCheck(input: $input) { version } }`,
          {
            input: publish,
          },
        )
      ).errors?.[0]?.extensions.code,
    ).toBe("FORBIDDEN");
    const published = await keeper.does("publishDefinition", publish);
    expect(published).toMatchObject({ code: "dog-registration", version: 1 });
    expect(await codes()).toHaveLength(70);
    expect(await codes({ search: "dog regis" })).toEqual(["dog-registration"]);
    expect((await lodge("dog-registration")).data).toMatchObject({
      lodgeCase: { number: expect.stringContaining("/") },
    });
  });

  test("a next version gives way, what changed is said place by place, and an overlap is refused", async () => {
    const [fee] = seventieth["fees"] as readonly RawContent[];
    const dearer = { ...seventieth, fees: [{ ...fee, amount: 150 }] };
    await keeper.does("draftDefinition", { kind: "SERVICE", content: dearer });
    const tomorrow = addDays(today, 1);
    const next = { ...publish, validFrom: tomorrow };
    expect(await keeper.isRefused("publishDefinition", next)).toMatchObject({ rule: "definition-period-overlaps" });
    await keeper.does("publishDefinition", { ...next, succeeds: 1 });
    const changes = await keeper.read(
      `query($minPosition: Position) {
        definitionChanges(kind: SERVICE, code: "dog-registration", from: 1, to: 2, minPosition: $minPosition) { path before after }
      }`,
      { minPosition: await town.everything() },
    );
    expect(changes).toEqual({ definitionChanges: [{ path: "fees[document-fee].amount", before: 100, after: 150 }] });
    expect(await service("dog-registration")).toMatchObject({ version: 1, validTo: today, fees: [{ amount: 100 }] });
    expect(await service("dog-registration", { on: tomorrow })).toMatchObject({ version: 2, fees: [{ amount: 150 }] });
    const { definition } = await staff.auditor.read<{ definition: { versions: { version: number }[]; draft: null } }>(
      `{ definition(kind: SERVICE, code: "dog-registration") { versions { version } draft { changedAt } } }`,
    );
    expect(definition).toEqual({ versions: [{ version: 1 }, { version: 2 }], draft: null });
  });

  test("what is withdrawn is offered no more", async () => {
    const ended = { kind: "SERVICE", code: "dog-registration", ground: "Kalon te shërbimi veterinar." };
    for (const version of [1, 2]) await keeper.does("withdrawDefinition", { ...ended, version });
    expect(await codes({ search: "dog regis" })).toEqual([]);
    expect((await lodge("dog-registration")).errors?.[0]?.extensions.rule).toBe("service-not-offered");
  });

  const workflow = rawWorkflows.find((each) => each["code"] === "simple-certificate")! as RawContent & {
    readonly states: readonly RawContent[];
    readonly transitions: readonly RawContent[];
  };
  const withStates = (...more: readonly RawContent[]) => [...workflow.states, ...more];
  const state = (code: string) => ({ ...workflow.states[1]!, code, kind: "active", clock: "running", outcome: null });
  const way = (code: string, from: string, to: string) => ({ ...workflow.transitions[0]!, code, from: [from], to });
  const start = String(workflow["initial"]);
  const bad: readonly (readonly [string, string, RawContent, string])[] = [
    [
      "a cycle without exit",
      "WORKFLOW",
      {
        states: withStates(state("one"), state("two")),
        transitions: [
          ...workflow.transitions,
          way("in", start, "one"),
          way("on", "one", "two"),
          way("back", "two", "one"),
        ],
      },
      "cycle-without-exit",
    ],
    ["a state that nothing leads to", "WORKFLOW", { states: withStates(state("island")) }, "state-unreachable"],
    [
      "an unknown guard",
      "WORKFLOW",
      {
        transitions: workflow.transitions.map((each, at) => (at === 0 ? { ...each, guards: ["moon-is-full"] } : each)),
      },
      "guard-unknown",
    ],
    ["a missing translation", "WORKFLOW", { name: { en: "Certificate" } }, "translation-missing"],
    [
      "a role that does not exist",
      "WORKFLOW",
      { transitions: workflow.transitions.map((each, at) => (at === 0 ? { ...each, roles: ["wizard"] } : each)) },
      "role-unknown",
    ],
    [
      "a field of no known type",
      "SERVICE",
      { form: [{ key: "a", label: { sq: "a", en: "a" }, type: "blob", required: true }] },
      "definition-field-listed",
    ],
    ["an unknown field", "SERVICE", { colour: "red" }, "definition-field-unknown"],
    ["an unknown workflow", "SERVICE", { workflow: "no-such" }, "workflow-not-published"],
    [
      "an unknown paper",
      "SERVICE",
      { documents: [{ code: "dog-passport", name: { sq: "a", en: "b" }, mandatory: true, origin: "applicant" }] },
      "document-type-unknown",
    ],
  ];
  test.each(bad)(
    "%s keeps it from being published, with words, and nothing is written",
    async (_name, kind, change, code) => {
      const content = { ...(kind === "SERVICE" ? seventieth : workflow), ...change, code: "bad-one" };
      const { findings } = await check(content, kind);
      expect(findings.map((each) => each.code)).toContain(code);
      for (const { words } of findings) expect(words.sq).not.toMatch(/^[a-z-]+$/);
      await keeper.does("draftDefinition", { kind, content });
      const head = await town.head();
      const given = { kind, code: "bad-one", validFrom: today };
      expect(await keeper.isRefused("publishDefinition", given)).toMatchObject({ rule: "definition-has-findings" });
      expect(await town.writtenSince(head)).toEqual([]);
    },
  );

  test("what is no definition at all is refused before anything is written", async () => {
    const head = await town.head();
    const draft = (content: object, kind = "SERVICE") => keeper.isRefused("draftDefinition", { kind, content });
    expect(await draft({ ...seventieth, code: "../x" })).toMatchObject({ rule: "definition-code-malformed" });
    expect(await draft(seventieth, "WORKFLOW")).toMatchObject({ rule: "definition-format-wrong" });
    expect(await draft({ ...seventieth, more: "x".repeat(60_001) })).toMatchObject({ rule: "definition-too-large" });
    const past = { kind: "SERVICE", code: "identity-attestation", validFrom: "2020-01-01", succeeds: 1 };
    expect(await keeper.isRefused("publishDefinition", past)).toMatchObject({ code: "REFUSED" });
    expect(await town.writtenSince(head)).toEqual([]);
  });

  function lodge(code: string) {
    const papers = (seventieth["documents"] as readonly { code: string; mandatory: boolean }[]).filter(
      ({ mandatory }) => mandatory,
    );
    return staff.clerk.command("lodgeCase", {
      service: code,
      office: "velipoje",
      applicant: { kind: "CITIZEN", language: "SQ", name: "Arta Hoxha", identifier: "J00101999W" },
      form: filledForm(seventieth as never),
      documents: [{ upload, documentId: "D1" }, ...papers.map(({ code: document }) => ({ upload, document }))],
    });
  }
});
