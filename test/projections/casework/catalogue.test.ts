import { describe, expect, test } from "@jest/globals";
import { serviceEvents, workflowEvents } from "../../../domain/casework/index.js";
import { civilDate, type NewEvent } from "../../../domain/shared/index.js";
import { defterProjections, projectionsBehind } from "../../../projections/index.js";
import { servicesProjection, workflowsProjection } from "../../../projections/casework/index.js";
import { serviceCatalogue, workflowCatalogue, type DefinitionDocument } from "../../../read-models/casework/index.js";
import { rawServices, rawWorkflows } from "../../support/catalogue.js";
import { projecting } from "../../support/projection-spec.js";

const effectiveDate = civilDate("2025-01-10");
const hash = "a".repeat(64);
const content = rawServices.find((each) => each["code"] === "identity-attestation")!;
const code = "identity-attestation";
const workflow = { code: "simple-certificate", version: 1, hash };
const event = (type: string, data: object): NewEvent => ({ type, data: { code, ...data }, effectiveDate });
const spec = projecting(servicesProjection, serviceEvents);

const drafted = event("ServiceDrafted", { content });
const published = (version: number, validFrom: string, succeeds: number | null = null) =>
  event("ServicePublished", { version, hash, validFrom, validTo: null, succeeds, workflow });

function documentOf(events: readonly NewEvent[]): DefinitionDocument {
  return spec.givenEvents(events).rows(serviceCatalogue)[code] as unknown as DefinitionDocument;
}

describe("the document of a service", () => {
  test("holds the draft as it is now, and when it was opened and changed", () => {
    const changed = { ...content, group: "archive" };
    spec.givenEvents([drafted, event("ServiceRevised", { content: changed })]).thenRow(serviceCatalogue, code, {
      code,
      revision: 1,
      versions: [],
      draft: { content: changed, openedAt: "2025-01-01T08:00:00.000Z", changedAt: "2025-01-01T08:01:00.000Z" },
    });
  });

  test("keeps every version whole; the one that gives way ends the day before", () => {
    const next = { ...content, group: "archive", note: { sq: "E re.", en: "New." } };
    const document = documentOf([
      drafted,
      published(1, "2025-01-10"),
      event("ServiceDrafted", { content: next }),
      published(2, "2025-03-01", 1),
    ]);
    expect(document.draft).toBeNull();
    expect(document.versions).toMatchObject([
      { version: 1, validFrom: "2025-01-10", validTo: "2025-02-28", workflow, content, group: "civil-status-address" },
      { version: 2, validFrom: "2025-03-01", validTo: null, content: next, group: "archive", withdrawnAt: null },
    ]);
    expect(document.versions[0]!.publishedAt).toBe("2025-01-01T08:01:00.000Z");
  });

  test("is found by words of both languages without ë and ç", () => {
    const [version] = documentOf([drafted, published(1, "2025-01-10")]).versions;
    expect(version!.words).toEqual(expect.arrayContaining(["vertetim", "identiteti", "attestation", "civil"]));
    expect(version!.words.join(" ")).not.toMatch(/[ëç-]/);
  });

  test("of a withdrawn version says until when and why, and a draft that was given up is gone", () => {
    const withdrawn = event("ServiceWithdrawn", { version: 1, lastDay: "2025-02-01", ground: "Nuk ofrohet më." });
    const document = documentOf([drafted, published(1, "2025-01-10"), withdrawn]);
    expect(document.versions[0]).toMatchObject({ validTo: "2025-02-01", withdrawalGround: "Nuk ofrohet më." });
    const given = event("ServiceWithdrawn", { version: null, lastDay: null, ground: "Gabim." });
    expect(documentOf([drafted, given])).toEqual({ code, revision: 1, draft: null, versions: [] });
  });

  test("breaks on a version of what was never drafted", () => {
    spec.givenEvents([published(1, "2025-01-10")]).thenBroken("never drafted");
    spec.givenEvents([drafted, published(1, "2025-01-10"), published(2, "2025-02-01", 1)]).thenBroken("no draft");
  });
});

test("workflows have documents of the same shape", () => {
  const [raw] = rawWorkflows;
  const of = (type: string, data: object): NewEvent => ({ type, data: { code: raw!["code"], ...data }, effectiveDate });
  projecting(workflowsProjection, workflowEvents)
    .givenEvents([
      of("WorkflowDrafted", { content: raw }),
      of("WorkflowPublished", { version: 1, hash, validFrom: "2025-01-10", validTo: null, succeeds: null }),
    ])
    .thenRow(workflowCatalogue, String(raw!["code"]), {
      versions: [expect.objectContaining({ version: 1, workflow: null, group: null, content: raw })],
    });
});

test("the catalogue waits on services and workflows", () => {
  expect(projectionsBehind(defterProjections)("catalogue")).toEqual(["services", "workflows"]);
});
