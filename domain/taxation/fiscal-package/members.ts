import { isJsonObject, listIn, notParsed, parseCode, parsed, sameJson, type Parsed } from "../../shared/index.js";
import type { Member, PackageContent } from "./events.js";
import { headOf, withHead } from "./head.js";

/** Far above what any list of a package has; one that grows without end would hold up everything that reads it. */
export const MOST_MEMBERS = 200;

/** The lists of a package, beside its articles (`items`), whose members are changed one by one; its head is one of sections. */
export const PART_LISTS = [
  ...(["units", "zones", "vocabularies", "subjects", "tables", "collectors", "bundles", "head"] as const),
] as const;
export type PartList = (typeof PART_LISTS)[number];
export type MemberList = "items" | PartList;

/** In which edition of its package each member of a list changed last, by its place: `items[building-tax]`. */
export type MemberEditions = ReadonlyMap<string, number>;

/** A content, and when what of it changed last. */
export interface Edited {
  readonly content: PackageContent;
  readonly editions: MemberEditions;
}

/** The members of a list, in order, whatever they are. A vocabulary, which the content has by its name, is `{code, entries}`. */
export function membersIn(content: PackageContent, list: MemberList): readonly unknown[] {
  if (list === "head") return headOf(content);
  const value = content[list];
  if (list === "vocabularies")
    return isJsonObject(value) ? Object.entries(value).map(([code, entries]) => ({ code, entries })) : [];
  return listIn(value);
}

/** Those that have a code. A draft may be anything: what has none is no member. */
export function namedMembers(content: PackageContent, list: MemberList): readonly Member[] {
  return membersIn(content, list).filter(isMember);
}

/** The content with other members in a list. */
export function withMembers(content: PackageContent, list: MemberList, members: readonly unknown[]): PackageContent {
  if (list === "head") return withHead(content, members.filter(isMember));
  if (list !== "vocabularies") return { ...content, [list]: members };
  const entries = members.filter(isMember).map((each) => [each.code, each["entries"]]);
  return { ...content, vocabularies: Object.fromEntries(entries) as unknown };
}

/** The editions after a content took the place of another. */
export function editionsAfter(before: Edited | null, content: PackageContent, edition: number): MemberEditions {
  const lists = ["items", ...PART_LISTS] as const;
  return new Map(
    lists.flatMap((list) => {
      const was = new Map(before ? namedMembers(before.content, list).map((each) => [each.code, each]) : []);
      return namedMembers(content, list).map((each): [string, number] => {
        const place = placeOf(list, each.code);
        const isSame = sameJson(was.get(each.code), each);
        return [place, isSame ? (before?.editions.get(place) ?? edition) : edition];
      });
    }),
  );
}

/**
 * A member that is not there yet. Refuses `code-malformed`, and of an article `article-exists`, `articles-too-many`, of
 * another part `part-exists`, `parts-too-many`.
 */
export function newMember(content: PackageContent, list: MemberList, member: Member): Parsed<readonly unknown[]> {
  const { code } = member;
  // Commands name it by its code, and obligations of accounts go under that of an article.
  const named = parseCode(code);
  if (!named.ok) return named;
  const members = membersIn(content, list);
  const isArticle = list === "items";
  if (indexOf(code, members) >= 0)
    return isArticle ? notParsed("article-exists", { code }) : notParsed("part-exists", { code });
  if (members.length < MOST_MEMBERS) return parsed(members);
  const facts = { max: MOST_MEMBERS };
  return isArticle ? notParsed("articles-too-many", facts) : notParsed("parts-too-many", facts);
}

/**
 * Where a member stands. Refuses `code-malformed`, `article-not-found` (`part-not-found`), and `article-changed-meanwhile`
 * (`part-changed-meanwhile`) where somebody changed it after the edition that it was seen in.
 */
export function standingMember(
  { content, editions }: Edited,
  list: MemberList,
  { code: given, edition = Infinity }: { readonly code: unknown; readonly edition?: number },
): Parsed<{ readonly members: readonly unknown[]; readonly at: number }> {
  const named = parseCode(given);
  if (!named.ok) return named;
  const code = named.value;
  const members = membersIn(content, list);
  const isArticle = list === "items";
  const at = indexOf(code, members);
  if (at < 0) return isArticle ? notParsed("article-not-found", { code }) : notParsed("part-not-found", { code });
  if ((editions.get(placeOf(list, code)) ?? 0) <= edition) return parsed({ members, at });
  return isArticle ? notParsed("article-changed-meanwhile", { code }) : notParsed("part-changed-meanwhile", { code });
}

/** The members with one of them put after another (`after`; null: first). Null: there is no such other. */
export function placedAfter(
  others: readonly unknown[],
  member: unknown,
  after: string | null,
): readonly unknown[] | null {
  const before = after === null ? -1 : indexOf(after, others);
  return after !== null && before < 0 ? null : others.toSpliced(before + 1, 0, member);
}

export function indexOf(code: string, members: readonly unknown[]): number {
  return members.findIndex((each) => isMember(each) && each.code === code);
}

function placeOf(list: MemberList, code: string): string {
  return `${list}[${code}]`;
}

function isMember(value: unknown): value is Member {
  return isJsonObject(value) && typeof value["code"] === "string";
}
