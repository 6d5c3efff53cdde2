import { isJsonObject, listIn, notParsed, parsed, type Parsed } from "../../shared/index.js";
import type { ArticleCommand } from "./commands.js";
import type { Article, PackageContent } from "./events.js";
import { namedMembers, newMember, placedAfter, standingMember, type Edited } from "./members.js";

/** The articles (taxes and tariffs) of a content, in order. A draft may be anything: what has no code is none. */
export function articlesOf(content: PackageContent): readonly Article[] {
  return namedMembers(content, "items");
}

/**
 * The content after one of its articles was added, changed, put elsewhere or taken away; every other article stays as it
 * is. Refuses as {@link newMember} and {@link standingMember} do.
 */
export function withArticles(command: ArticleCommand, draft: Edited): Parsed<PackageContent> {
  const { content } = draft;
  if (command.type === "AddArticle") {
    const items = newMember(content, "items", command.article);
    return items.ok ? placed(content, items.value, command.article, command.after) : items;
  }
  if (command.type === "MoveArticle") {
    const found = standingMember(draft, "items", { code: command.code });
    if (!found.ok) return found;
    const { members, at } = found.value;
    if (command.after === command.code) return parsed(content);
    return placed(content, members.toSpliced(at, 1), members[at], command.after);
  }
  const { edition } = command;
  const code = command.type === "ReviseArticle" ? command.article.code : command.code;
  const found = standingMember(draft, "items", { code, edition });
  if (!found.ok) return found;
  const { members, at } = found.value;
  if (command.type === "ReviseArticle") return parsed({ ...content, items: members.with(at, command.article) });
  return parsed(without(content, members.toSpliced(at, 1), code));
}

function placed(
  content: PackageContent,
  others: readonly unknown[],
  article: unknown,
  after: string | null,
): Parsed<PackageContent> {
  const items = placedAfter(others, article, after);
  return items === null ? notParsed("article-not-found", { code: after }) : parsed({ ...content, items });
}

/** What names an article goes with it: its place in bundles, bundles that are empty then, and what was said of its changes. */
function without(content: PackageContent, items: readonly unknown[], code: string): PackageContent {
  const bundles = listIn(content["bundles"]).flatMap((bundle) => {
    if (!isJsonObject(bundle) || !Array.isArray(bundle["items"]) || !bundle["items"].includes(code)) return [bundle];
    const left = bundle["items"].filter((each) => each !== code);
    return left.length === 0 ? [] : [{ ...bundle, items: left }];
  });
  const changes = listIn(content["changes"]).filter((change) => !isJsonObject(change) || change["item"] !== code);
  return {
    ...content,
    items,
    ...("bundles" in content ? { bundles } : {}),
    ...("changes" in content ? { changes } : {}),
  };
}
