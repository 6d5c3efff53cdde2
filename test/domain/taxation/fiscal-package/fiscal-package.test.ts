import { describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../../domain/shared/index.js";
import {
  publishedLaw,
  type FiscalPackageEvent,
  type PackageContent,
  type PublishedPackage,
  type PublishFiscalPackage,
} from "../../../../domain/taxation/fiscal-package/index.js";
import {
  approved,
  content,
  decision,
  drafted,
  given,
  hash,
  on,
  otherContent,
  packageId,
  published,
} from "./support.js";

const superseded: FiscalPackageEvent = {
  type: "FiscalPackageSuperseded",
  data: { packageId, by: "01OTHER", from: civilDate("2025-07-01"), retroactive: false },
  effectiveDate: civilDate("2025-06-15"),
};
const withdrawn: FiscalPackageEvent = {
  type: "FiscalPackageWithdrawn",
  data: { packageId, ground: "replaced by another proposal" },
  effectiveDate: on,
};

const publish: PublishFiscalPackage = {
  type: "PublishFiscalPackage",
  packageId,
  on,
  hash,
  findings: [],
  published: [],
  supersedes: null,
};
const other: PublishedPackage = {
  packageId: "01OTHER",
  fiscalYear: 2025,
  validFrom: civilDate("2025-01-01"),
  validTo: civilDate("2025-12-31"),
};

describe("drafting", () => {
  test("a package is drafted whole", () => {
    given([])
      .when({ type: "DraftFiscalPackage", packageId, content, on: civilDate("2024-12-01"), reason: "budget 2025" })
      .then([{ ...drafted, reason: "budget 2025" }]);
  });

  test("only once", () => {
    given([drafted]).when({ type: "DraftFiscalPackage", packageId, content, on }).thenRefused("package-exists");
  });

  test("a revision replaces the content and voids the approval", () => {
    const revised = given([drafted, approved]).when({
      type: "ReviseFiscalPackage",
      packageId,
      content: otherContent,
      on,
    });
    revised.then([{ type: "FiscalPackageRevised", data: { packageId, content: otherContent }, effectiveDate: on }]);
    revised.thenState((state) => expect(state).toMatchObject({ phase: "draft", approval: null }));
  });

  test("a revision to the same content is nothing new", () => {
    const sameContent = Object.fromEntries(Object.entries(content).toReversed()) as PackageContent;
    given([drafted, approved]).when({ type: "ReviseFiscalPackage", packageId, content: sameContent, on }).thenNothing();
  });

  test("what was never drafted cannot be revised", () => {
    given([]).when({ type: "ReviseFiscalPackage", packageId, content, on }).thenRefused("package-not-found");
  });
});

describe("approval by the council", () => {
  const approve = { type: "ApproveFiscalPackage", packageId, decision, hash, on: civilDate("2024-12-20") } as const;

  test("is of one content, named by its hash", () => {
    given([drafted]).when(approve).then([approved]);
  });

  test("given twice is given once", () => given([drafted, approved]).when(approve).thenNothing());

  test("cannot lie in the future", () => {
    given([drafted])
      .when({ ...approve, on: civilDate("2024-12-19") })
      .thenRefused("decision-in-future", { date: "2024-12-20" });
  });

  test("asks for a real hash", () => {
    given([drafted])
      .when({ ...approve, hash: "ABC" })
      .thenRefused("package-hash-malformed");
  });
});

describe("publication", () => {
  test("makes the approved content the law of its period", () => {
    const outcome = given([drafted, approved]).when(publish);
    outcome.then([published]);
    outcome.thenState((state) => expect(publishedLaw(state)?.items).toHaveLength(29));
  });

  test("needs the approval of the council", () => {
    given([drafted]).when(publish).thenRefused("package-not-approved");
  });

  test("of another content than was approved is refused", () => {
    given([drafted, approved])
      .when({ ...publish, hash: "b".repeat(64) })
      .thenRefused("package-differs-from-approved");
  });

  test("with a finding is refused, and the first finding is named", () => {
    const finding = { code: "case-uncovered", path: "items[building-tax].rates", facts: {} };
    given([drafted, approved])
      .when({ ...publish, findings: [finding] })
      .thenRefused("package-has-findings", { count: 1, first: "case-uncovered", path: "items[building-tax].rates" });
  });

  test.each([
    ["2025-13-01", "2025-12-31"],
    ["2025-12-31", "2025-01-01"],
    ["2024-01-01", "2025-12-31"],
    [undefined, "2025-12-31"],
  ])("with the period %s to %s is refused", (validFrom, validTo) => {
    const broken = { ...content, validFrom, validTo };
    given([{ ...drafted, data: { packageId, content: broken } }, approved])
      .when(publish)
      .thenRefused("package-period-invalid");
  });

  test("over another published package of the year is refused", () => {
    given([drafted, approved])
      .when({ ...publish, published: [other] })
      .thenRefused("package-period-overlaps", { other: "01OTHER" });
  });

  test("beside packages of other periods is fine, also beside itself in the list", () => {
    const lastYear = {
      ...other,
      fiscalYear: 2024,
      validFrom: civilDate("2024-01-01"),
      validTo: civilDate("2024-12-31"),
    };
    given([drafted, approved])
      .when({ ...publish, published: [lastYear, { ...other, packageId }] })
      .then([published]);
  });

  test("may follow the package that it supersedes", () => {
    given([drafted, approved])
      .when({ ...publish, published: [other], supersedes: "01OTHER" })
      .then([{ ...published, data: { ...published.data, supersedes: "01OTHER" } } as FiscalPackageEvent]);
  });

  test("cannot supersede what is not published, nor what outlasts it", () => {
    given([drafted, approved])
      .when({ ...publish, supersedes: "01OTHER" })
      .thenRefused("superseded-package-not-published");
    const short = { ...content, validTo: "2025-06-30" };
    given([{ ...drafted, data: { packageId, content: short } }, approved])
      .when({ ...publish, published: [other], supersedes: "01OTHER" })
      .thenRefused("superseded-package-outlasts", { validTo: "2025-12-31" });
  });
});

describe("after publication", () => {
  const history = [drafted, approved, published];

  test("nothing changes", () => {
    given(history)
      .when({ type: "ReviseFiscalPackage", packageId, content: otherContent, on })
      .thenRefused("package-published");
    given(history)
      .when({ type: "ApproveFiscalPackage", packageId, decision, hash: "b".repeat(64), on })
      .thenRefused("package-published");
    given(history).when(publish).thenRefused("package-published");
  });

  test("another package may take over from a day on", () => {
    const outcome = given(history).when({
      type: "SupersedeFiscalPackage",
      packageId,
      by: "01OTHER",
      from: civilDate("2025-07-01"),
      on: civilDate("2025-06-15"),
    });
    outcome.then([superseded]);
    outcome.thenState((state) =>
      expect(state).toMatchObject({ publication: { holdsUntil: "2025-06-30", supersededBy: "01OTHER" } }),
    );
  });

  test("a day before validity means the whole year; a day already past is retroactive", () => {
    given(history)
      .when({
        type: "SupersedeFiscalPackage",
        packageId,
        by: "01OTHER",
        from: civilDate("2024-06-01"),
        on: civilDate("2025-03-01"),
      })
      .then([
        {
          type: "FiscalPackageSuperseded",
          data: { packageId, by: "01OTHER", from: civilDate("2025-01-01"), retroactive: true },
          effectiveDate: civilDate("2025-03-01"),
        },
      ]);
  });

  test("it is superseded once, by another, while it holds", () => {
    const supersede = { type: "SupersedeFiscalPackage", packageId, from: civilDate("2025-09-01"), on } as const;
    given([...history, superseded])
      .when({ ...supersede, by: "01OTHER" })
      .thenNothing();
    given([...history, superseded])
      .when({ ...supersede, by: "01THIRD" })
      .thenRefused("package-superseded");
    given(history)
      .when({ ...supersede, by: packageId })
      .thenRefused("package-supersedes-itself");
    given([drafted])
      .when({ ...supersede, by: "01OTHER" })
      .thenRefused("package-not-published");
    given(history)
      .when({ ...supersede, by: "01OTHER", from: civilDate("2026-01-01") })
      .thenRefused("package-no-longer-holds");
  });

  test("it is withdrawn only while nothing was assessed by it", () => {
    const withdraw = { type: "WithdrawFiscalPackage", packageId, ground: "replaced by another proposal", on } as const;
    given(history)
      .when({ ...withdraw, used: true })
      .thenRefused("package-in-use");
    given(history)
      .when({ ...withdraw, used: false })
      .then([withdrawn]);
    given([drafted, withdrawn]).when(publish).thenRefused("package-withdrawn");
  });
});
