import { describe, expect, test } from "@jest/globals";
import { civilDate, type NewEvent } from "../../../domain/shared/index.js";
import { userEvents } from "../../../domain/identity/index.js";
import { assessmentRunEvents, fiscalPackageEvents, noticeRunEvents } from "../../../domain/taxation/index.js";
import { defterProjections, projectionsBehind } from "../../../projections/index.js";
import {
  aboutOf,
  assessmentRunsView,
  auditTrailView,
  fiscalPackagesView,
  noticeRunsView,
  searchWords,
  usersView,
} from "../../../read-models/administration/index.js";
import { projecting } from "../../support/projection-spec.js";

const effectiveDate = civilDate("2025-01-10");
const event = (type: string, data: object): NewEvent => ({ type, data, effectiveDate });
const projection = (name: string) => defterProjections.find((each) => each.name === name)!;

describe("users", () => {
  const created = event("UserCreated", { userId: "u1", username: "ana", displayName: "Ana Gjoni", email: null });
  const spec = projecting(projection("users"), userEvents);

  test("hold roles, offices and suspension as they stand", () => {
    const history = [
      created,
      event("RolesGranted", { userId: "u1", roles: ["clerk", "auditor"] }),
      event("RolesRevoked", { userId: "u1", roles: ["clerk"] }),
      event("OfficeScopeSet", { userId: "u1", offices: ["QND"] }),
      event("UserSuspended", { userId: "u1", ground: "left" }),
    ];
    const row = { username: "ana", displayName: "Ana Gjoni", roles: ["auditor"], offices: ["QND"] };
    spec.givenEvents(history).thenRow(usersView, "u1", { ...row, suspended: true });
    spec
      .givenEvents([...history, event("UserReinstated", { userId: "u1", ground: "back" })])
      .thenRow(usersView, "u1", { ...row, suspended: false });
  });

  test("break on a user who was never created", () => {
    spec.givenEvents([event("RolesGranted", { userId: "u9", roles: ["clerk"] })]).thenBroken("never created");
  });
});

describe("fiscal packages", () => {
  const content = { format: "defter.fiscal-package/1", code: "SHK-2025", fiscalYear: 2025, taxes: [{ rate: 1 }] };
  const hash = "a".repeat(64);
  const spec = projecting(projection("fiscal-packages"), fiscalPackageEvents);
  const drafted = event("FiscalPackageDrafted", { packageId: "p1", content });
  const approved = event("FiscalPackageApproved", {
    ...{ packageId: "p1", hash, decision: { number: "VKB 77", date: "2024-12-20" } },
  });

  test("are one document, whole, through their life", () => {
    const published = event("FiscalPackagePublished", {
      ...{ packageId: "p1", code: "SHK-2025", fiscalYear: 2025, version: 1, hash, validFrom: "2025-01-01" },
      ...{ validTo: "2025-12-31", supersedes: null, daysAfterApproval: 5 },
    });
    spec.givenEvents([drafted, approved, published]).thenRow(fiscalPackagesView, "p1", {
      ...{ code: "SHK-2025", fiscalYear: 2025, status: "published", hash, validFrom: "2025-01-01" },
      ...{ decisionNumber: "VKB 77", decisionDate: "2024-12-20", supersededBy: null, edition: 1, content },
    });
  });

  test("lose their approval when they are revised", () => {
    const revised = event("FiscalPackageRevised", { packageId: "p1", content: { ...content, taxes: [] } });
    spec
      .givenEvents([drafted, approved, revised])
      .thenRow(fiscalPackagesView, "p1", { status: "draft", hash: null, decisionNumber: null, edition: 2 });
  });
});

describe("assessment runs", () => {
  const counts = { taxpayers: 2, assessed: 1, reassessed: 0, unchanged: 0, refused: 1, invoiced: 1 };
  const started = event("AssessmentRunStarted", {
    ...{ runId: "r1", year: 2025, packageId: "p1", packageHash: "a".repeat(64), assessedOn: "2025-02-01" },
    ...{ selection: { unit: null, kind: null, taxpayerIds: null }, invoice: true, upToPosition: "1/1", expected: 4 },
  });
  const advanced = (batch: number) =>
    event("AssessmentRunAdvanced", { runId: "r1", batch, cursor: `t${batch}`, counts, total: 700, refusals: [] });

  test("add up their batches", () => {
    projecting(projection("assessment-runs"), assessmentRunEvents)
      .givenEvents([started, advanced(1), advanced(2)])
      .thenRow(assessmentRunsView, "r1", {
        ...{ state: "running", expected: 4, total: 1400, finishedAt: null, startedAt: "2025-01-01T08:00:00.000Z" },
        counts: { taxpayers: 4, assessed: 2, reassessed: 0, unchanged: 0, refused: 2, invoiced: 2 },
      });
  });

  test("end finished, or abandoned with what was done", () => {
    const spec = projecting(projection("assessment-runs"), assessmentRunEvents);
    const ended = { finishedAt: "2025-01-01T08:02:00.000Z" };
    spec
      .givenEvents([started, advanced(1), event("AssessmentRunFinished", { runId: "r1", counts, total: 700 })])
      .thenRow(assessmentRunsView, "r1", { state: "finished", total: 700, ...ended });
    spec
      .givenEvents([started, advanced(1), event("AssessmentRunAbandoned", { runId: "r1", ground: "wrong day" })])
      .thenRow(assessmentRunsView, "r1", { state: "abandoned", total: 700, ...ended });
  });
});

describe("the audit trail", () => {
  test("keeps who, what, when and why of every event, and what is encrypted stays so and is not searched", () => {
    const data = { taxpayerId: "t1", name: "$p:c2VjcmV0", note: "Rruga e Çajupit, Gjergj Fishta" };
    const given = { ...event("TaxpayerRegistered", data), reason: "Vetëdeklarim", stream: "taxpayer-shkoder.t1" };
    const rows = projecting(projection("audit-trail")).givenEvents([given]).rows(auditTrailView);
    const [row] = Object.values(rows);
    expect(row).toMatchObject({
      ...{ type: "TaxpayerRegistered", stream: "taxpayer-shkoder.t1", subjectId: "t1", revision: "0", commit: "64" },
      ...{ actorId: "clerk-1", actorRole: "clerk", actorOffice: null, reason: "Vetëdeklarim", effectiveDate },
      ...{ category: "taxpayer", about: "t1", data: JSON.stringify(data) },
    });
    const words = row!["words"] as string[];
    expect(words).toEqual(expect.arrayContaining(["taxpayer", "registered", "vetedeklarim", "cajupit", "fishta"]));
    expect(words.join()).not.toContain("c2vjcmv0");
    expect(searchWords(["ÇAJUPIT"])).toEqual(["cajupit"]);
  });
});

describe("whom a fact is about", () => {
  test("is the person that it names, wherever it was written; else the subject of its stream", () => {
    expect(aboutOf("access-shkoder.2025-06-01.u1.3", { subjectId: "t1", resource: "dossier" })).toBe("t1");
    expect(aboutOf("access-shkoder.2025-06-01.u1.3", { subjectId: null })).toBe("2025-06-01.u1.3");
    expect(aboutOf("taxAccount-shkoder.t1", { accountId: "t1" })).toBe("t1");
    expect(aboutOf("case-shkoder.c1", { caseId: "c1" })).toBe("c1");
  });
});

test("every view of administration has a projection that it waits on", () => {
  const behind = projectionsBehind(defterProjections);
  expect(behind("users")).toEqual(["users"]);
  expect(behind("packages")).toEqual(["fiscal-packages"]);
  expect(behind("runs")).toEqual(["assessment-runs"]);
  expect(behind("audit")).toEqual(["audit-trail"]);
});

describe("runs of notices", () => {
  const counts = { taxpayers: 2, issued: 1, byEmail: 1, without: 1, refused: 0 };
  const terms = { items: null, year: null, daysLate: 30, minimum: 0, quietDays: 30, payWithin: 10 };
  const started = event("NoticeRunStarted", {
    ...{ runId: "r1", kind: "reminder", issuedOn: "2025-06-01", selection: { unit: null, kind: null }, terms },
    ...{ upToPosition: "1/1", expected: 4 },
  });
  const advanced = (batch: number) =>
    event("NoticeRunAdvanced", { runId: "r1", batch, cursor: `t${batch}`, counts, total: 700, refusals: [] });

  test("add up their batches, and end", () => {
    const spec = projecting(projection("notice-runs"), noticeRunEvents);
    const twice = { taxpayers: 4, issued: 2, byEmail: 2, without: 2, refused: 0 };
    spec.givenEvents([started, advanced(1), advanced(2)]).thenRow(noticeRunsView, "r1", {
      ...{ kind: "reminder", state: "running", expected: 4, total: 1400, counts: twice, finishedAt: null },
    });
    spec
      .givenEvents([started, advanced(1), event("NoticeRunFinished", { runId: "r1", counts, total: 700 })])
      .thenRow(noticeRunsView, "r1", { state: "finished", total: 700, counts });
    spec
      .givenEvents([started, event("NoticeRunAbandoned", { runId: "r1", ground: "wrong year" })])
      .thenRow(noticeRunsView, "r1", { state: "abandoned", total: 0 });
  });
});
