import { describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../../domain/shared/index.js";
import {
  articlesOf,
  fiscalPackageDecider,
  fiscalPackageEvents,
  MOST_ARTICLES,
  publishedLaw,
  type FiscalPackageEvent,
  type PackageContent,
  type PublishedPackage,
  type PublishFiscalPackage,
} from "../../../../domain/taxation/fiscal-package/index.js";
import { specificationOf } from "../../../support/decider-spec.js";
import { referencePackage } from "../../../support/reference-data.js";

const { given } = specificationOf(fiscalPackageDecider, fiscalPackageEvents);

const content = referencePackage(2025) as unknown as PackageContent;
const otherContent = { ...content, notice: { sq: "Tjetër", en: "Another" } };
const hash = "a".repeat(64);
const packageId = "01PACKAGE2025";
const decision = { number: "91", date: civilDate("2024-12-20") };
const on = civilDate("2024-12-28");

const drafted: FiscalPackageEvent = {
  type: "FiscalPackageDrafted",
  data: { packageId, content },
  effectiveDate: civilDate("2024-12-01"),
};
const approved: FiscalPackageEvent = {
  type: "FiscalPackageApproved",
  data: { packageId, decision, hash },
  effectiveDate: civilDate("2024-12-20"),
};
const published: FiscalPackageEvent = {
  type: "FiscalPackagePublished",
  data: {
    packageId,
    code: "fiscal-package-shkoder-2025",
    fiscalYear: 2025,
    version: 1,
    hash,
    validFrom: civilDate("2025-01-01"),
    validTo: civilDate("2025-12-31"),
    supersedes: null,
    daysAfterApproval: 8,
  },
  effectiveDate: on,
};
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

describe("the articles of a draft", () => {
  const [first, second, third] = articlesOf(content);
  const added = { code: "dog-tariff", name: { sq: "Tarifa e qenve", en: "Dog tariff" } };
  const itemsOf = (of: PackageContent) => articlesOf(of).map(({ code }) => code);
  const revisedTo = (of: PackageContent): FiscalPackageEvent => ({
    ...{ type: "FiscalPackageRevised", data: { packageId, content: of }, effectiveDate: on },
  });
  const withItems = (items: readonly object[]): PackageContent => ({ ...content, items });
  const others = articlesOf(content).slice(2);
  const changed = { ...first!, note: { sq: "Ndryshuar", en: "Changed" } };
  const common = { packageId, on } as const;

  test("an article is added where it was said; all others stay as they are", () => {
    given([drafted])
      .when({ type: "AddArticle", ...common, article: added, after: first!.code })
      .then([revisedTo(withItems([first!, added, second!, ...others]))]);
    given([drafted])
      .when({ type: "AddArticle", ...common, article: added, after: null })
      .then([revisedTo(withItems([added, first!, second!, ...others]))]);
  });

  test("a code is there once, can be named, and the article that it follows is there", () => {
    const add = { type: "AddArticle", ...common, article: added, after: null } as const;
    given([drafted])
      .when({ ...add, article: { code: first!.code } })
      .thenRefused("article-exists", { code: first!.code });
    given([drafted])
      .when({ ...add, after: "nobody" })
      .thenRefused("article-not-found", { code: "nobody" });
    for (const code of ["", "a b", undefined as never])
      given([drafted])
        .when({ ...add, article: { code } })
        .thenRefused("code-malformed");
    const many = withItems(Array.from({ length: MOST_ARTICLES }, (_, index) => ({ code: `a${index}` })));
    given([{ ...drafted, data: { packageId, content: many } } as FiscalPackageEvent])
      .when(add)
      .thenRefused("articles-too-many", { max: MOST_ARTICLES });
  });

  test("one is changed, and an approval falls", () => {
    const outcome = given([drafted, approved]).when({ type: "ReviseArticle", ...common, article: changed, edition: 1 });
    outcome.then([revisedTo(withItems([changed, second!, ...others]))]);
    outcome.thenState((state) => expect(state).toMatchObject({ phase: "draft", approval: null, edition: 2 }));
    given([drafted])
      .when({ type: "ReviseArticle", ...common, article: { ...first! }, edition: 1 })
      .thenNothing();
    given([drafted])
      .when({ type: "ReviseArticle", ...common, article: added, edition: 1 })
      .thenRefused("article-not-found", { code: added.code });
  });

  test("who comes second at one article is refused; two at two articles are both kept", () => {
    const history = [drafted, revisedTo(withItems([changed, second!, ...others]))];
    const mine = { ...first!, note: { sq: "Imja", en: "Mine" } };
    given(history)
      .when({ type: "ReviseArticle", ...common, article: mine, edition: 1 })
      .thenRefused("article-changed-meanwhile", { code: first!.code });
    given(history)
      .when({ type: "RemoveArticle", ...common, code: first!.code, edition: 1 })
      .thenRefused("article-changed-meanwhile");
    const ofSecond = { ...second!, note: { sq: "Imja", en: "Mine" } };
    given(history)
      .when({ type: "ReviseArticle", ...common, article: ofSecond, edition: 1 })
      .then([revisedTo(withItems([changed, ofSecond, ...others]))]);
    given(history)
      .when({ type: "ReviseArticle", ...common, article: mine, edition: 2 })
      .then([revisedTo(withItems([mine, second!, ...others]))]);
  });

  test("the whole is replaced only while it is what the replacement was made from", () => {
    const history = [drafted, revisedTo(withItems([changed, second!, ...others]))];
    const whole = { type: "ReviseFiscalPackage", ...common, content: otherContent } as const;
    given(history)
      .when({ ...whole, edition: 1 })
      .thenRefused("package-changed-meanwhile");
    given(history)
      .when({ ...whole, edition: 2 })
      .then([revisedTo(otherContent)]);
    given(history)
      .when(whole)
      .then([revisedTo(otherContent)]);
  });

  test("one is put elsewhere, whatever others did to it", () => {
    const move = { type: "MoveArticle", ...common, code: first!.code } as const;
    given([drafted])
      .when({ ...move, after: second!.code })
      .then([revisedTo(withItems([second!, first!, ...others]))]);
    given([drafted])
      .when({ ...move, code: third!.code, after: null })
      .then([revisedTo(withItems([third!, first!, second!, ...others.slice(1)]))]);
    given([drafted])
      .when({ ...move, after: null })
      .thenNothing();
    given([drafted])
      .when({ ...move, after: first!.code })
      .thenNothing();
    given([drafted])
      .when({ ...move, after: "nobody" })
      .thenRefused("article-not-found");
    given([drafted])
      .when({ ...move, code: "nobody", after: null })
      .thenRefused("article-not-found");
  });

  test("one that is taken away leaves no name of itself behind; what else a draft has stays", () => {
    const bundle = (content["bundles"] as { items: string[] }[])[0]!;
    const [code, ...left] = bundle.items;
    const outcome = given([drafted]).when({ type: "RemoveArticle", ...common, code: code!, edition: 1 });
    outcome.thenState((state) => {
      if (state.phase === "none") throw new Error("no package");
      expect(itemsOf(state.content)).toEqual(itemsOf(content).filter((each) => each !== code));
      expect(state.content["bundles"]).toEqual([{ ...bundle, items: left }]);
      expect(JSON.stringify(state.content)).not.toContain(`"${code}"`);
    });
    const odd = { ...content, items: ["odd", added], bundles: [{ items: [added.code] }, "odd"] } as PackageContent;
    given([{ ...drafted, data: { packageId, content: odd } } as FiscalPackageEvent])
      .when({ type: "RemoveArticle", ...common, code: added.code, edition: 1 })
      .then([revisedTo({ ...odd, items: ["odd"], bundles: ["odd"] })]);
  });

  test("nothing of a published package is changed", () => {
    given([drafted, approved, published])
      .when({ type: "AddArticle", ...common, article: added, after: null })
      .thenRefused("package-published");
    given([])
      .when({ type: "MoveArticle", ...common, code: "a", after: null })
      .thenRefused("package-not-found");
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
