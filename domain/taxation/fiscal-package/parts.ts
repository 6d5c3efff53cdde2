import { isJsonObject, notParsed, parsed, type Parsed } from "../../shared/index.js";
import type { PartCommand } from "./commands.js";
import type { PackageContent, PackagePart } from "./events.js";
import { newMember, standingMember, withMembers, type Edited } from "./members.js";
import { namesIn, usesIn } from "./uses.js";

/**
 * The content after a part of it (a zone, a vocabulary, a kind of object, a table of valuation, who collects) was added,
 * changed or taken away; every other part stays as it is, but that a unit which one zone takes leaves the others. Refuses
 * as {@link newMember} and {@link standingMember} do, `part-malformed` (a vocabulary without its list), and `part-in-use`
 * where something that the package still uses would be gone.
 */
export function withParts(command: PartCommand, draft: Edited): Parsed<PackageContent> {
  const now = changed(command, draft);
  return now.ok ? nothingMissing(draft.content, now.value) : now;
}

function changed(command: PartCommand, draft: Edited): Parsed<PackageContent> {
  const { content } = draft;
  const { list } = command;
  if (command.type !== "RemovePart" && list === "vocabularies" && !Array.isArray(command.part["entries"]))
    return notParsed("part-malformed");
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

function withPart(
  content: PackageContent,
  { list, part }: Extract<PartCommand, { readonly part: PackagePart }>,
  members: readonly unknown[],
  at: number,
): PackageContent {
  const others = list === "zones" ? members.map((each) => withoutUnits(each, part["units"])) : members;
  return withMembers(content, list, others.toSpliced(at, 1, part));
}

/** A unit of the territory is in one zone: what one takes leaves the one that it was in. */
function withoutUnits(zone: unknown, taken: unknown): unknown {
  if (!isJsonObject(zone) || !Array.isArray(zone["units"]) || !Array.isArray(taken)) return zone;
  const left = zone["units"].filter((unit) => !taken.includes(unit));
  return left.length === zone["units"].length ? zone : { ...zone, units: left };
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
