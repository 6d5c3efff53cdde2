import { isJsonObject, notParsed, parsed, sameJson, type Parsed } from "../../shared/index.js";
import type { ArticleCommand } from "./commands.js";
import type { Article, PackageContent } from "./events.js";

/** Far above what any package has; a package that grows without end would hold up everything that reads it. */
export const MOST_ARTICLES = 200;

/** What commands can name: obligations of accounts go under it. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** In which edition of its package each article changed last, by its code. */
export type ArticleEditions = ReadonlyMap<string, number>;

/** The articles (taxes and tariffs) of a content, in order. A draft may be anything: what has no code is none. */
export function articlesOf(content: PackageContent): readonly Article[] {
  return listIn(content, "items").filter(isArticle);
}

/** The editions after a content took the place of another. */
export function editionsAfter(
  before: { readonly content: PackageContent; readonly articles: ArticleEditions } | null,
  content: PackageContent,
  edition: number,
): ArticleEditions {
  const was = new Map(before ? articlesOf(before.content).map((each) => [each.code, each]) : []);
  return new Map(
    articlesOf(content).map((each) => [
      each.code,
      sameJson(was.get(each.code), each) ? (before?.articles.get(each.code) ?? edition) : edition,
    ]),
  );
}

/**
 * The content after one of its articles was added, changed, put elsewhere or taken away; every other article stays as it
 * is. Refuses `code-malformed`, `article-exists`, `article-not-found`, `articles-too-many`, and `article-changed-meanwhile` where somebody
 * changed the article after the edition that the command was made from.
 */
export function withArticles(
  command: ArticleCommand,
  { content, articles: editions }: { readonly content: PackageContent; readonly articles: ArticleEditions },
): Parsed<PackageContent> {
  const items = listIn(content, "items");
  const code = "article" in command ? command.article.code : command.code;
  const at = placeOf(code, items);
  if (typeof code !== "string" || !CODE.test(code)) return notParsed("code-malformed");
  if (command.type === "AddArticle") {
    if (at >= 0) return notParsed("article-exists", { code });
    if (items.length >= MOST_ARTICLES) return notParsed("articles-too-many", { max: MOST_ARTICLES });
    return placed(content, items, command.article, command.after);
  }
  if (at < 0) return notParsed("article-not-found", { code });
  if (command.type === "MoveArticle") {
    if (command.after === code) return parsed(content);
    return placed(content, items.toSpliced(at, 1), items[at], command.after);
  }
  if ((editions.get(code) ?? 0) > command.edition) return notParsed("article-changed-meanwhile", { code });
  if (command.type === "ReviseArticle") return parsed({ ...content, items: items.with(at, command.article) });
  return parsed(without(content, items.toSpliced(at, 1), code));
}

function placed(
  content: PackageContent,
  others: readonly unknown[],
  article: unknown,
  after: string | null,
): Parsed<PackageContent> {
  const before = after === null ? -1 : placeOf(after, others);
  if (after !== null && before < 0) return notParsed("article-not-found", { code: after });
  return parsed({ ...content, items: others.toSpliced(before + 1, 0, article) });
}

/** What names an article goes with it: its place in bundles, bundles that are empty then, and what was said of its changes. */
function without(content: PackageContent, items: readonly unknown[], code: string): PackageContent {
  const bundles = listIn(content, "bundles").flatMap((bundle) => {
    if (!isJsonObject(bundle) || !Array.isArray(bundle["items"]) || !bundle["items"].includes(code)) return [bundle];
    const left = bundle["items"].filter((each) => each !== code);
    return left.length === 0 ? [] : [{ ...bundle, items: left }];
  });
  const changes = listIn(content, "changes").filter((change) => !isJsonObject(change) || change["item"] !== code);
  return {
    ...content,
    items,
    ...("bundles" in content ? { bundles } : {}),
    ...("changes" in content ? { changes } : {}),
  };
}

function placeOf(code: string, items: readonly unknown[]): number {
  return items.findIndex((each) => isArticle(each) && each.code === code);
}

function isArticle(value: unknown): value is Article {
  return isJsonObject(value) && typeof value["code"] === "string";
}

function listIn(content: PackageContent, name: string): readonly unknown[] {
  const list = content[name];
  return Array.isArray(list) ? list : [];
}
