import { isJsonObject, notParsed, parsed, type Parsed } from "../../shared/index.js";
import type { MovePart, PartCommand } from "./commands.js";
import type { PackageContent, PackagePart } from "./events.js";
import { isOfHead } from "./head.js";
import { newMember, placedAfter, standingMember, withMembers, type Edited, type PartList } from "./members.js";
import { namesIn, usesIn } from "./uses.js";

/**
 * The content after a part of it (a zone, a vocabulary, a kind of object, a table of valuation, who collects, a bundle, a
 * section of the head) was added, changed, put elsewhere or taken away; every other part stays as it is, but that a unit
 * which one zone takes leaves the others, and an article which one bundle takes. Refuses as {@link newMember} and
 * {@link standingMember} do, `part-malformed` (a vocabulary without its list, a section of the head with what is not of
 * it), `part-list-fixed` (a section of the head is added or taken away), `part-list-unordered` (moved where nothing has an
 * order), and `part-in-use` where something that the package still uses would be gone.
 */
export function withParts(command: PartCommand, draft: Edited): Parsed<PackageContent> {
  const now = changed(command, draft);
  return now.ok ? nothingMissing(draft.content, now.value) : now;
}

function changed(command: PartCommand, draft: Edited): Parsed<PackageContent> {
  const { content } = draft;
  const { list } = command;
  if (command.type === "MovePart") return moved(command, draft);
  if (list === "head" && command.type !== "RevisePart") return notParsed("part-list-fixed");
  if (command.type !== "RemovePart" && isMalformed(command)) return notParsed("part-malformed");
  if (command.type === "AddPart") {
    const there = newMember(content, list, command.part);
    return there.ok ? parsed(withPart(content, command, there.value, there.value.length)) : there;
  }
  const { edition } = command;
  const code = command.type === "RevisePart" ? command.part.code : command.code;
  const found = standingMember(draft, list, { code, edition });
  if (!found.ok) return found;
  const { members, at } = found.value;
  if (command.type === "RemovePart") return parsed(withMembers(content, list, members.toSpliced(at, 1)));
  return parsed(withPart(content, command, members, at));
}

type WithPart = Extract<PartCommand, { readonly part: PackagePart }>;

function isMalformed({ list, part }: WithPart): boolean {
  return list === "vocabularies" ? !Array.isArray(part["entries"]) : list === "head" && !isOfHead(part);
}

/** What others did to a part is no matter of where it stands: it is named by its code. */
function moved({ list, code, after }: MovePart, draft: Edited): Parsed<PackageContent> {
  // Vocabularies are had by their names, and the head says its sections in one order.
  if (list === "head" || list === "vocabularies") return notParsed("part-list-unordered");
  const found = standingMember(draft, list, { code });
  if (!found.ok) return found;
  const { members, at } = found.value;
  if (after === code) return parsed(draft.content);
  const placed = placedAfter(members.toSpliced(at, 1), members[at], after);
  if (placed === null) return notParsed("part-not-found", { code: after });
  return parsed(withMembers(draft.content, list, placed));
}

/** What a part of a list has alone: a unit is in one zone, an article in one bundle. */
const ALONE: Partial<Record<PartList, string>> = { zones: "units", bundles: "items" };

function withPart(
  content: PackageContent,
  { list, part }: WithPart,
  members: readonly unknown[],
  at: number,
): PackageContent {
  const alone = ALONE[list];
  const others = alone === undefined ? members : members.map((each) => without(each, alone, part[alone]));
  return withMembers(content, list, others.toSpliced(at, 1, part));
}

/** What one part takes leaves the one that it was in. */
function without(part: unknown, field: string, taken: unknown): unknown {
  if (!isJsonObject(part) || !Array.isArray(part[field]) || !Array.isArray(taken)) return part;
  const left = part[field].filter((each) => !taken.includes(each));
  return left.length === part[field].length ? part : { ...part, [field]: left };
}

function nothingMissing(before: PackageContent, now: PackageContent): Parsed<PackageContent> {
  const [was, is] = [namesIn(before), namesIn(now)];
  const lost = usesIn(now).filter(({ of }) => was.has(of) && !is.has(of));
  // What is gone whole is named before what was in it.
  const [first] = lost.toSorted((one, other) => one.of.length - other.of.length);
  if (first === undefined) return parsed(now);
  const { of, by } = first;
  return notParsed("part-in-use", { of, by, count: lost.filter((each) => each.of === of).length });
}
