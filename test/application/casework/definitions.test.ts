import { beforeEach, describe, expect, test } from "@jest/globals";
import { addDays, civilDate } from "../../../domain/shared/index.js";
import { rawServices, rawWorkflows } from "../../support/catalogue.js";
import { foundCase } from "./support/acts.js";
import {
  adopt,
  ask,
  counter,
  done,
  lodging,
  askAs,
  refusalOf,
  withWords,
  written,
  type Counter,
} from "./support/counter.js";

let city: Counter;
const today = civilDate("2025-03-03");
const certificate = rawServices.find((each) => each["code"] === "identity-attestation")!;
const workflow = rawWorkflows.find((each) => each["code"] === "simple-certificate")!;

beforeEach(async () => {
  city = await counter();
});

describe("the model catalogue", () => {
  test("is taken over whole: ten workflows and 69 services; again, nothing happens", async () => {
    const input = { workflows: rawWorkflows, services: rawServices, validFrom: today };
    const first = await done(city.cases.adoptCatalogue(ask(), input));
    expect([first.published.length, first.left.length]).toEqual([79, 0]);
    const before = await written(city.store);
    const second = await done(city.again().adoptCatalogue(ask(), input));
    expect([second.published.length, second.left.length]).toEqual([0, 79]);
    expect(await written(city.store)).toBe(before);
  });

  test("leaves alone what a municipality has made its own", async () => {
    const own = withWords(certificate, "Vetëm me takim.");
    await done(city.cases.draftDefinition(ask(), { kind: "service", content: own }));
    await done(city.cases.adoptCatalogue(ask(), { workflows: [workflow], services: [certificate], validFrom: today }));
    const published = await done(
      city.cases.publishDefinition(ask(), { kind: "service", code: "identity-attestation", validFrom: today }),
    );
    const lodged = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const { state } = await foundCase(city, lodged.caseId);
    expect(state.service).toEqual({ code: "identity-attestation", version: 1, hash: published.hash });
  });
});

describe("services of the model", () => {
  const input = { services: null, validFrom: today };

  test("are taken over with the workflows that they follow, and can be applied for", async () => {
    const codes = [...new Set(rawServices.map(({ workflow: of }) => String(of)))];
    const first = rawServices.find(({ workflow: of }) => of === codes[0])!;
    const second = rawServices.find(({ workflow: of }) => of === codes[1])!;
    const chosen = [String(first["code"]), String(second["code"])];
    const adopted = await done(city.cases.adoptFromModel(ask(), { services: chosen, validFrom: today }));
    expect(adopted.published.map(({ code }) => code).toSorted()).toEqual([...codes.slice(0, 2), ...chosen].toSorted());
    await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
  });

  test("keep the offices that are there; the hashes are those of the model as it is seen here", async () => {
    const entries = await city.cases.modelCatalogue("shkoder");
    const { offices, municipality, groups } = await city.cases.catalogueWords("shkoder");
    expect(municipality?.sq).toContain("Shkod");
    expect([groups.length, entries.length]).toEqual([16, 79]);
    const entry = entries.find(({ code }) => code === "identity-attestation")!;
    const { published } = await done(
      city.cases.adoptFromModel(ask(), { services: ["identity-attestation"], validFrom: today }),
    );
    expect(published.find(({ code }) => code === entry.code)!.hash).toBe(entry.hash);
    const known = offices.map(({ code }) => code);
    for (const { content } of entries)
      if (Array.isArray(content["offices"])) expect(known).toEqual(expect.arrayContaining(content["offices"]));
    const elsewhere = await city.cases.modelCatalogue("nowhere");
    expect(elsewhere.filter(({ content }) => Array.isArray(content["offices"]))).toEqual([]);
  });

  test("are taken over all or not at all: an unknown code, a role that nobody holds, a day that is past", async () => {
    const before = await written(city.store);
    const refused = (given: object, uses = city.cases) => refusalOf(uses.adoptFromModel(ask(), { ...input, ...given }));
    expect(await refused({ services: ["identity-attestation", "no-such"] })).toBe("model-service-unknown");
    expect(await refused({}, city.held(["front-desk", "specialist", "sector-head"]))).toBe("model-has-findings");
    expect(await refused({ validFrom: addDays(today, -1) })).toBe("definition-period-past");
    expect(await written(city.store)).toBe(before);
  });
});

describe("a service", () => {
  test("is checked with every finding, and not published with one", async () => {
    const broken = { ...certificate, offices: ["atlantis"], workflow: "no-such-workflow" };
    const check = await city.cases.checkDefinition("shkoder", { kind: "service", content: broken });
    expect(check.findings.map(({ path }) => path)).toEqual(expect.arrayContaining(["workflow"]));
    await done(city.cases.draftDefinition(ask(), { kind: "service", content: broken }));
    const publish = { kind: "service", code: "identity-attestation", validFrom: today } as const;
    expect(await refusalOf(city.cases.publishDefinition(ask(), publish))).toBe("definition-has-findings");
    await done(city.cases.adoptCatalogue(ask(), { workflows: [workflow], services: [], validFrom: today }));
    await done(city.cases.draftDefinition(ask(), { kind: "service", content: certificate }));
    const command = ask();
    const published = await done(city.cases.publishDefinition(command, publish));
    expect(await done(city.again().publishDefinition(command, publish))).toEqual(published);
    expect(published.version).toBe(1);
  });

  test("is told what publishing would come to, by the same rules, and nothing is written", async () => {
    await adopt(city, "identity-attestation");
    await done(city.cases.draftDefinition(ask(), { kind: "service", content: withWords(certificate, "E re.") }));
    const input = { kind: "service", code: "identity-attestation", validFrom: addDays(today, 1) } as const;
    const before = await written(city.store);
    expect(await refusalOf(city.cases.checkPublication(ask(), input))).toBe("definition-period-overlaps");
    const seen = await done(city.cases.checkPublication(ask(), { ...input, succeeds: 1 }));
    expect(await written(city.store)).toBe(before);
    expect(await done(city.cases.publishDefinition(ask(), { ...input, succeeds: 1 }))).toEqual(seen);
    expect(await refusalOf(city.cases.checkPublication(ask(), input))).toBe("definition-no-draft");
    expect(await refusalOf(city.cases.checkPublication(ask(), { ...input, code: "no-such" }))).toBe(
      "definition-not-found",
    );
  });

  test("keeps running cases on their version when a newer one is published; new cases get the newer", async () => {
    await adopt(city, "identity-attestation");
    const first = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    await done(city.cases.draftDefinition(ask(), { kind: "service", content: withWords(certificate, "E re.") }));
    const next = addDays(today, 1);
    await done(
      city.cases.publishDefinition(ask(), {
        kind: "service",
        code: "identity-attestation",
        validFrom: next,
        succeeds: 1,
      }),
    );
    const later = askAs("front-desk", { today: next });
    const second = await done(city.cases.lodgeCase(later, lodging("identity-attestation")));
    expect((await foundCase(city, first.caseId)).state.service.version).toBe(1);
    expect((await foundCase(city, second.caseId)).state.service.version).toBe(2);
    const move = {
      caseId: first.caseId,
      by: { role: "sector-head", offices: null },
      version: 2,
      to: "intake-check",
      ground: "Formular i ri.",
    };
    await done(city.cases.moveCaseToVersion(askAs("sector-head", { today: next }), move));
    const moved = await foundCase(city, first.caseId);
    expect(moved.definition.service.content.note).toEqual({ sq: "E re.", en: "E re." });
  });

  test("that was withdrawn is offered no more, and codes that are none are refused", async () => {
    await adopt(city, "identity-attestation");
    const withdraw = { kind: "service", code: "identity-attestation", version: 1, ground: "Nuk ofrohet më." } as const;
    await done(city.cases.withdrawDefinition(ask(), withdraw));
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")))).toBe(
      "service-not-offered",
    );
    expect(await refusalOf(city.cases.draftDefinition(ask(), { kind: "service", content: { code: "../x" } }))).toBe(
      "definition-code-malformed",
    );
    expect(await refusalOf(city.cases.withdrawDefinition(ask(), { ...withdraw, code: "A B" }))).toBe(
      "definition-code-malformed",
    );
  });
});
