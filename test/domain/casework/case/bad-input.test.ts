import { describe, expect, test } from "@jest/globals";
import { moveBy, type Lodge, type NewDocument } from "../../../../domain/casework/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import { serviceOf, workflowOf } from "../../../support/catalogue.js";
import { CaseStory, calendar, citizen, GRANT, officer, paper, pinned } from "../support/case-story.js";
import { CLEAR } from "../support/paths.js";

const story = () => CaseStory.of("identity-attestation");
const refusedLodging = (given: Partial<Lodge>, of = story()) => {
  const decision = of.decide(of.lodging(given));
  return decision.ok ? "lodged" : decision.refusal;
};

describe("an application is refused", () => {
  const form = story().lodging().form as Record<string, unknown>;

  test.each([
    ["unknown keys", { ...form, isAdmin: true }, "isAdmin", "form-field-unknown"],
    ["keys of prototypes", JSON.parse(`{"__proto__":{"purpose":"x"}}`), "__proto__", "form-field-unknown"],
    ["wrong types", { ...form, purpose: 7 }, "purpose", "text-expected"],
    ["scripts in text", { ...form, purpose: "<script>alert(1)</script>" }, "purpose", "text-markup"],
    ["text that reads backwards", { ...form, purpose: "Emri \u202Eemri tjetër" }, "purpose", "text-direction-control"],
    ["a list in place of a form", [form], "", "form-expected"],
    ["nothing", null, "", "form-expected"],
  ])("with %s", (_what, given, field, fault) => {
    expect(refusedLodging({ form: given })).toMatchObject({ code: "form-has-faults", facts: { field, fault } });
  });

  test("with every fault of its form, each at its field", () => {
    expect(refusedLodging({ form: { ...form, purpose: "<b>x</b>", isAdmin: true } })).toMatchObject({
      facts: { count: 2 },
      faults: [
        { key: "isAdmin", fault: { code: "form-field-unknown" } },
        { key: "purpose", fault: { code: "text-markup" } },
      ],
    });
  });

  test("with a file field that names a document of nobody", () => {
    const complaint = CaseStory.of("complaint");
    const stated = complaint.lodging().form as Record<string, unknown>;
    const refused = refusedLodging({ form: { ...stated, attachments: "D99" } }, complaint);
    expect(refused).toMatchObject({
      code: "form-has-faults",
      facts: { field: "attachments", fault: "form-document-unknown" },
    });
  });

  test.each([
    ["0 bytes", { bytes: 0 }, "document-empty"],
    ["26 MB", { bytes: 26 * 1024 * 1024 }, "document-too-large"],
    ["an archive", { mediaType: "application/zip" }, "document-type-not-allowed"],
    ["a page with scripts", { mediaType: "text/html" }, "document-type-not-allowed"],
    ["a path in its name", { name: "../../etc/passwd" }, "document-name-malformed"],
    ["a path of Windows", { name: "C:\\kot.pdf" }, "document-name-malformed"],
    ["a hidden name", { name: ".htaccess" }, "document-name-malformed"],
    ["a name with a NUL", { name: "a\u0000.pdf" }, "text-control-character"],
    ["a digest that is none", { digest: "xyz" }, "document-digest-malformed"],
    ["an id that is a path", { documentId: "../D1" }, "document-id-malformed"],
    ["a kind that the service does not ask for", { document: "no-such-paper" }, "document-not-asked"],
  ] satisfies [string, Partial<NewDocument>, string][])("with a document of %s", (_what, given, code) => {
    const attached = [...story().papers(), paper("X1", null, given)];
    expect(refusedLodging({ documents: attached })).toMatchObject({ code });
  });

  test("with the same document twice, or too many", () => {
    expect(refusedLodging({ documents: [paper("D1", null), paper("D1", null)] })).toMatchObject({
      code: "document-exists",
    });
    const many = Array.from({ length: 201 }, (_, index) => paper(`D${index}`, null));
    expect(refusedLodging({ documents: many })).toMatchObject({ code: "documents-too-many" });
  });

  test("at an office that does not offer the service, or is not the clerk's", () => {
    const central = CaseStory.of("job-application");
    expect(refusedLodging({ office: "velipoje" }, central)).toMatchObject({ code: "service-not-offered-here" });
    const clerk = officer("front-desk", { offices: ["dajc"] });
    expect(refusedLodging({ office: "velipoje", by: clerk })).toMatchObject({ code: "case-in-another-office" });
  });

  test("of somebody that the service is not for, or who is nobody", () => {
    const applicant = story().lodging().applicant!;
    expect(refusedLodging({ applicant: { ...applicant, kind: "business", identifier: "K22218003V" } })).toMatchObject({
      code: "applicant-kind-wrong",
    });
    expect(refusedLodging({ applicant: { ...applicant, identifier: "123" } })).toMatchObject({ code: "nid-malformed" });
    expect(refusedLodging({ applicant: { ...applicant, name: " " } })).toMatchObject({ code: "text-empty" });
    const permit = CaseStory.of("works-request");
    expect(refusedLodging({ applicant: { ...permit.lodging().applicant!, identifier: null } }, permit)).toMatchObject({
      code: "applicant-not-identified",
    });
  });

  test.each([
    ["below nothing", -1],
    ["of nothing", 0],
    ["of a book and a half", 1.5],
    ["beyond all bounds", 1_000_001],
  ])("with a quantity %s of what a fee is counted by", (_what, bookCount) => {
    const service = serviceOf("travel-book-collection");
    const form = service.form.map(({ min: _min, max: _max, ...field }) => field);
    const books = new CaseStory({ ...service, form });
    const stated = books.lodging().form as Record<string, unknown>;
    expect(refusedLodging({ form: { ...stated, bookCount } }, books)).toMatchObject({
      code: "form-has-faults",
      facts: { field: "bookCount", fault: "fee-quantity-impossible" },
    });
  });

  test("by a role that lodges nothing", () => {
    expect(refusedLodging({ by: officer("signatory") })).toMatchObject({ code: "transition-role-wrong" });
  });

  test("without a calendar, or with one that lacks the year", () => {
    const without = story();
    without.calendar = null;
    expect(refusedLodging({}, without)).toMatchObject({ code: "calendar-missing", facts: { year: 2025 } });
    const late = story().at("2026-12-30");
    expect(refusedLodging({}, late)).toMatchObject({
      code: "calendar-year-missing",
      facts: { year: 2027, version: "1" },
    });
  });

  test("twice", () => {
    const again = story().lodge();
    expect(again.refuses(again.lodging())).toBe("case-exists");
  });
});

describe("a correction of the applicant", () => {
  const told = (of: CaseStory, given: object) =>
    ({
      type: "Correct",
      correction: { what: "applicant", applicant: { ...of.lodging().applicant!, ...given } },
      ground: "Gabim shkrimi.",
    }) as const;

  test("makes nobody an applicant who could not have applied", () => {
    const attestation = story().lodge();
    expect(attestation.refuses(told(attestation, { kind: "business", identifier: "K22218003V" }))).toBe(
      "applicant-kind-wrong",
    );
    const works = CaseStory.of("works-request").lodge();
    expect(works.refuses(told(works, { identifier: null }))).toBe("applicant-not-identified");
    expect(works.does(told(works, { name: "Arta Hoxha Gjoni" }))).toEqual(["CorrectionRecorded"]);
  });
});

describe("a step is refused", () => {
  const accepted = () => story().lodge().pays().act("front-desk", "accept");
  const prepare = { type: "Act", transition: "prepare", by: officer("specialist") } as const;

  test("by the wrong role, from the wrong state, in the wrong office, or of no name", () => {
    const at = accepted();
    expect(at.refuses({ ...prepare, by: officer("front-desk") })).toBe("transition-role-wrong");
    expect(at.refuses({ ...prepare, by: officer("system") })).toBe("transition-role-wrong");
    expect(at.refuses({ ...prepare, transition: "sign" })).toBe("transition-not-from-here");
    expect(at.refuses({ ...prepare, transition: "grant-everything" })).toBe("transition-unknown");
    expect(at.refuses({ ...prepare, transition: "close-no-answer" })).toBe("transition-not-from-here");
    expect(at.refuses({ ...prepare, by: officer("specialist", { offices: ["dajc"] }) })).toBe("case-in-another-office");
    expect(at.refuses({ ...prepare, by: officer("specialist", { offices: [] }) })).toBe("case-in-another-office");
  });

  test("of another applicant, and of officers who act as one without a counter", () => {
    const withdraw = { type: "Act", transition: "withdraw" } as const;
    const at = accepted();
    expect(at.refuses({ ...withdraw, by: { ...citizen, personId: "user-10" } })).toBe("not-the-applicant");
    expect(at.refuses({ ...withdraw, by: officer("applicant") })).toBe("not-the-applicant");
  });

  test("of another case, of none, and under another version", () => {
    const at = accepted();
    expect(at.refuses({ ...prepare, caseId: "CASE2" })).toBe("case-mismatch");
    expect(story().refuses(prepare)).toBe("case-unknown");
    expect(at.refuses({ ...prepare, definition: pinned(at.service, 2) })).toBe("case-keeps-its-version");
  });

  test("with parts that do not belong to it", () => {
    const at = accepted();
    expect(at.refuses({ ...prepare, decision: GRANT })).toBe("part-not-fitting");
    expect(at.refuses({ ...prepare, extendBy: 3 })).toBe("part-not-fitting");
    expect(at.refuses({ ...prepare, assign: { role: "signatory", to: "signatory-2" } })).toBe("part-not-fitting");
    expect(at.refuses({ ...prepare, completion: { note: "Ja." } })).toBe("part-not-fitting");
    expect(at.refuses({ ...prepare, request: [{ document: null, field: null, words: "?" }] })).toBe("part-not-fitting");
    expect(at.refuses({ ...prepare, reasons: "shkurt" })).toBe("text-too-short");
    expect(at.refuses({ ...prepare, reasons: "<img src=x onerror=alert(1)>" })).toBe("text-markup");
  });

  test("with checks that are incomplete, of the future, or not the role's to record", () => {
    const at = accepted();
    const check = (given: object) =>
      ({ type: "RecordCheck", by: officer("specialist"), note: null, check: given as never }) as const;
    expect(at.refuses(check({ kind: "pages" }))).toBe("check-malformed");
    expect(at.refuses(check({ kind: "miracle" }))).toBe("check-malformed");
    const inspection = { kind: "inspection", inspector: "i", result: "conforms", on: civilDate("2025-03-04") };
    expect(at.refuses(check(inspection))).toBe("day-in-future");
    expect(at.refuses({ ...check(CLEAR.check), by: officer("archivist") })).toBe("role-without-part");
    expect(at.refuses({ ...check(CLEAR.check), by: citizen })).toBe("officers-only");
  });

  test("after the case is closed", () => {
    const at = accepted().act("applicant", "withdraw");
    expect(at.refuses(prepare)).toBe("case-closed");
    expect(at.refuses({ type: "Attach", by: citizen, document: paper("X1", null), supersedes: null })).toBe(
      "case-closed",
    );
    expect(at.does({ type: "Attach", document: paper("X1", null), supersedes: null })).toEqual(["DocumentAttached"]);
    expect(at.refuses({ type: "Take", by: officer("specialist") })).toBe("case-closed");
    expect(at.does({ type: "PassTime" })).toEqual([]);
  });

  test("with an answer of the account that is missing, of yesterday, or of somebody else", () => {
    const permit = CaseStory.of("advertising-permit")
      .lodge()
      .act("front-desk", "accept")
      .act("specialist", "order-inspection");
    const sign = { type: "Act", transition: "propose-grant", by: officer("specialist") } as const;
    expect(permit.refuses({ ...sign, clearance: null })).toBe("clearance-not-asked");
    expect(permit.refuses({ ...sign, clearance: permit.answer({ on: civilDate("2025-03-02") }) })).toBe(
      "clearance-of-another-day",
    );
    expect(permit.refuses({ ...sign, clearance: permit.answer({ accountId: "TAXPAYER2" }) })).toBe(
      "clearance-of-another-account",
    );
  });

  test("with a guard that nobody knows, even if a definition slipped through with it", () => {
    const workflow = workflowOf("complaint");
    const strange = {
      ...workflow,
      transitions: workflow.transitions.map((each) => ({ ...each, guards: ["__proto__"] })),
    };
    const asked = { transition: "submit", role: "applicant" };
    expect(moveBy(strange, "draft", asked, () => null)).toMatchObject({
      ok: false,
      refusal: { code: "guard-unknown" },
    });
  });

  test("whose limit would end in a year that the calendar lacks", () => {
    const known = { ...calendar, years: [2025] };
    const at = story().at("2025-12-29");
    at.calendar = known;
    expect(at.refuses(at.lodging())).toBe("calendar-year-missing");
  });
});
