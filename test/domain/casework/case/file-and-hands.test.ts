import { describe, expect, test } from "@jest/globals";
import { missingDocuments } from "../../../../domain/casework/index.js";
import type { CaseOfficer } from "../../../../domain/identity/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import { CaseStory, citizen, officer, paper } from "../support/case-story.js";
import { REGISTER } from "../support/paths.js";

const code = "taxi-licence";
const bare = () => CaseStory.of(code).lodge({ documents: [paper("D1", null)] });
const accept = { type: "Act", transition: "accept", by: officer("front-desk") } as const;
const mandatory = (story: CaseStory) => story.service.documents.filter((each) => each.mandatory);

describe("the file of a case", () => {
  test("is complete with every mandatory document, attached or named afterwards", () => {
    const story = bare();
    const missing = mandatory(story).map((each) => each.code);
    expect(story.decide(accept)).toMatchObject({
      refusal: { code: "documents-missing", facts: { count: missing.length, documents: missing.join(", ") } },
    });
    missing.forEach((document, index) =>
      story.does({
        type: "Attach",
        by: citizen,
        document: paper(`N${index}`, index === 0 ? null : document),
        supersedes: null,
      }),
    );
    expect(missingDocuments(story.state, story.service).map((each) => each.code)).toEqual([missing[0]]);
    const classify = { type: "Classify", documentId: "N0", document: missing[0]!, note: null } as const;
    story.does({ ...classify, standing: "accepted" });
    expect(story.does(accept)).toEqual(["CaseAdvanced"]);
  });

  test("is not complete while a document is rejected; another takes its place, and both stay", () => {
    const story = CaseStory.of(code).lodge();
    const [first] = mandatory(story);
    story.does({
      type: "Classify",
      documentId: "M1",
      document: first!.code,
      standing: "rejected",
      note: "E palexueshme.",
    });
    expect(story.refuses(accept)).toBe("document-is-rejected");
    const supersedes = { documentId: "M1", ground: "Kopje e lexueshme." };
    expect(story.does({ type: "Attach", by: citizen, document: paper("M1b", first!.code), supersedes })).toEqual([
      "DocumentAttached",
      "DocumentSuperseded",
    ]);
    expect(story.state.documents.find(({ documentId }) => documentId === "M1")).toMatchObject({ supersededBy: "M1b" });
    expect(story.refuses({ type: "Attach", document: paper("M1c", null), supersedes })).toBe("document-superseded");
    story.does(accept);
  });

  test("need not hold what a register or the municipality holds itself; what the applicant has must come", () => {
    const story = bare();
    const held = mandatory(story).filter(({ origin }) => origin !== "applicant");
    const own = mandatory(story).filter(({ origin }) => origin === "applicant");
    expect([held.length > 0, own.length > 0]).toEqual([true, true]);
    for (const { code: document } of mandatory(story))
      story.does({ type: "RecordCheck", check: { kind: "document-held", document, reference: "QKB 12" }, note: null });
    expect(missingDocuments(story.state, story.service)).toEqual(own);
  });

  test("answers for a register with no paper that was rejected or superseded", () => {
    const story = CaseStory.of("family-tax-reduction").lodge().act("front-desk", "accept");
    const { code: document } = mandatory(story).find(({ origin }) => origin === "state-register")!;
    const { documentId } = story.state.documents.find((each) => each.document === document)!;
    const verify = { type: "Act", transition: "verify", by: officer("tax-officer"), checks: [REGISTER] } as const;
    const classify = { type: "Classify", by: officer("tax-officer"), document, note: null } as const;
    story.does({ ...classify, documentId, standing: "rejected" });
    expect(story.decide(verify)).toMatchObject({ refusal: { code: "register-not-asked", facts: { document } } });
    const supersedes = { documentId, ground: "Kopje e lexueshme." };
    story.does({ type: "Attach", by: citizen, document: paper("NEW", null), supersedes });
    expect(story.refuses(verify)).toBe("register-not-asked");
    story.does({ ...classify, documentId: "NEW", standing: "accepted" });
    expect(story.does(verify)).toContain("CaseAdvanced");
  });

  test("refuses to classify what is not there or not asked for", () => {
    const story = CaseStory.of(code).lodge();
    const classify = { type: "Classify", standing: "accepted", note: null } as const;
    expect(story.refuses({ ...classify, documentId: "NONE", document: mandatory(story)[0]!.code })).toBe(
      "document-unknown",
    );
    expect(story.refuses({ ...classify, documentId: "M1", document: "poem" })).toBe("document-not-asked");
    expect(story.refuses({ ...classify, by: citizen, documentId: "M1", document: mandatory(story)[0]!.code })).toBe(
      "officers-only",
    );
  });
});

describe("a case in hands", () => {
  const specialist = officer("specialist");
  const other = officer("specialist", { personId: "specialist-2" });
  const reviewed = () => CaseStory.of(code).lodge().act("front-desk", "accept");

  test("is taken by one officer of the role whose turn it is, and by no other", () => {
    const story = reviewed();
    expect(story.does({ type: "Take", by: specialist })).toEqual(["CaseAssigned"]);
    expect(story.last("CaseAssigned")).toMatchObject({ role: "specialist", to: "specialist-1", way: "taken" });
    expect(story.does({ type: "Take", by: specialist })).toEqual([]);
    expect(story.refuses({ type: "Take", by: other })).toBe("case-with-another");
    expect(story.refuses({ type: "Take", by: officer("archivist") })).toBe("role-without-part");
    expect(story.refuses({ type: "Take", by: citizen })).toBe("officers-only");
    expect(story.refuses({ type: "Act", transition: "refer-to-commission", by: other })).toBe("case-with-another");
    story.act("specialist", "refer-to-commission");
  });

  test("is assigned, given back into the queue, and assigned to another", () => {
    const story = reviewed();
    const head = officer("sector-head");
    story.does({ type: "Assign", by: head, role: "specialist", to: "specialist-1" });
    story.does({ type: "Assign", by: head, role: "specialist", to: null });
    expect(story.last("CaseAssigned")).toMatchObject({ to: null, way: "given-back" });
    expect(story.state.handlers).toEqual({});
    story.does({ type: "Assign", by: head, role: "specialist", to: "specialist-2" });
    story.act("specialist", "refer-to-commission", { by: other });
    expect(story.does({ type: "Assign", by: head, role: "specialist", to: "specialist-2" })).toEqual([]);
    expect(story.refuses({ type: "Assign", by: specialist, role: "specialist", to: "specialist-1" })).toBe(
      "role-may-not-assign",
    );
    story.does({ type: "Assign", by: other, role: "specialist", to: null });
    expect(story.refuses({ type: "Assign", by: head, role: "astronaut", to: "x" })).toBe("role-without-part");
    expect(story.refuses({ type: "Assign", by: head, role: "applicant", to: "x" })).toBe("role-without-part");
    expect(story.refuses({ type: "Assign", by: head, role: "specialist", to: "../x" })).toBe("assignee-malformed");
  });

  test.each<[string, CaseOfficer | null]>([
    ["nobody who is there", null],
    ["somebody without the role", { roles: ["clerk"], offices: null, suspended: false }],
    ["somebody of another office", { roles: ["specialist"], offices: ["dajc"], suspended: false }],
    ["somebody who is suspended", { roles: ["specialist"], offices: null, suspended: true }],
  ])("is not given to %s, neither by itself nor along with a step", (_who, assignee) => {
    const story = reviewed();
    story.assignee = assignee;
    const giving = { role: "specialist", to: "specialist-1" };
    expect(story.refuses({ type: "Assign", by: officer("sector-head"), ...giving })).toBe("assignee-not-fitting");
    const request = CaseStory.of("public-lighting-request").lodge().act("front-desk", "triage");
    request.assignee = assignee;
    const step = { type: "Act", transition: "assign", by: officer("sector-head"), assign: giving } as const;
    expect(request.refuses(step)).toBe("assignee-not-fitting");
    // Back into the queue it goes whoever is there.
    story.assignee = { roles: ["specialist"], offices: ["velipoje"], suspended: false };
    story.does({ type: "Assign", by: officer("sector-head"), ...giving });
    story.assignee = assignee;
    expect(story.does({ type: "Assign", by: officer("sector-head"), ...giving, to: null })).toEqual(["CaseAssigned"]);
  });

  test("goes to another office, which has it from then on, with nobody's name on it", () => {
    const story = reviewed();
    story.does({ type: "Take", by: specialist });
    expect(story.does({ type: "Transfer", office: "shkoder-centre", ground: "Sektori i transportit." })).toEqual([
      "CaseTransferred",
    ]);
    expect(story.state).toMatchObject({ office: "shkoder-centre", lodgedAt: "velipoje", handlers: {} });
    const there = officer("specialist", { offices: ["velipoje"] });
    expect(story.refuses({ type: "Act", transition: "refer-to-commission", by: there })).toBe("case-in-another-office");
    // Where it was lodged, papers are still taken in.
    story.does({
      type: "Attach",
      by: officer("front-desk", { offices: ["velipoje"] }),
      document: paper("X1", null),
      supersedes: null,
    });
    expect(
      story.refuses({
        type: "Attach",
        by: officer("front-desk", { offices: ["dajc"] }),
        document: paper("X2", null),
        supersedes: null,
      }),
    ).toBe("case-in-another-office");
    const central = CaseStory.of("job-application").lodge();
    expect(central.refuses({ type: "Transfer", office: "velipoje", ground: "Afër." })).toBe("service-not-offered-here");
  });

  test("asks for opinions and gets them once", () => {
    const story = reviewed();
    const ask = {
      type: "RequestOpinion",
      opinionId: "O1",
      from: "Drejtoria e Transportit",
      question: "A ka vend?",
      dueOn: civilDate("2025-03-10"),
    } as const;
    expect(story.refuses({ ...ask, dueOn: civilDate("2025-03-01") })).toBe("day-in-past");
    story.does(ask);
    expect(story.refuses(ask)).toBe("opinion-exists");
    const give = { type: "GiveOpinion", opinionId: "O1", stance: "with-conditions", text: "Po, me dy vende." } as const;
    expect(story.refuses({ ...give, opinionId: "O2" })).toBe("opinion-unknown");
    story.does(give);
    expect(story.refuses(give)).toBe("opinion-given");
  });
});
