import { describe, expect, test } from "@jest/globals";
import {
  articlesOf,
  MOST_MEMBERS,
  type FiscalPackageEvent,
  type PackageContent,
} from "../../../../domain/taxation/fiscal-package/index.js";
import { approved, content, drafted, given, on, otherContent, packageId, published } from "./support.js";

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
    const many = withItems(Array.from({ length: MOST_MEMBERS }, (_, index) => ({ code: `a${index}` })));
    given([{ ...drafted, data: { packageId, content: many } } as FiscalPackageEvent])
      .when(add)
      .thenRefused("articles-too-many", { max: MOST_MEMBERS });
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
