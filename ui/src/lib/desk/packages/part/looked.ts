import type { Typed } from "../../editing/codec.js";
import type { Told } from "../../editing/editing.js";
import { pathWithin, toldAt, type Finding, type ToldWords } from "../told.js";
import { sectionAt } from "./head.js";
import type { List, Part } from "./lists.js";

/** The parts of the editor of each list: what the part is, and its rows. */
export function sectionsOf(list: List, code: string): readonly string[] {
  if (list === "vocabularies" || isOfChanges(list, code)) return ["rows"];
  return ["subjects", "tables"].includes(list) ? ["about", "rows"] : ["about"];
}

/** What is said of the changes of a package is rows alone. */
export function isOfChanges(list: List, code: string): boolean {
  return list === "head" && code === "changes";
}

const ROWS = ["entries", "fields", "rows", "changes"];

/** The findings that are about one part of a package, or about its whole list, told at their fields. */
export function toldOfPart(
  { list, part, at, typed }: { readonly list: List; readonly part: Part; readonly at: number; readonly typed: Typed },
  findings: readonly Finding[],
  say: ToldWords,
): readonly Told[] {
  const partOf = (place: string) =>
    list === "vocabularies" || ROWS.includes(/^\w*/.exec(place)![0]) ? "rows" : "about";
  const within = (path: string) => (path === list ? "" : withinPart(path, list, part.code, at));
  return toldAt({ raw: part, typed, within, partOf }, findings, say);
}

/** How many findings are about each part of a list, and what is said of the list itself. */
export function foundIn(list: List, codes: readonly string[], findings: readonly Finding[]) {
  return {
    byCode: new Map(
      codes.map((code, at) => [code, findings.filter(({ path }) => withinPart(path, list, code, at) !== null).length]),
    ),
    ofList: findings.filter(({ path }) => path === list).map(({ message }) => message),
  };
}

/** A vocabulary is named by its code alone, and its entries stand in it without a name; of the head are fields themselves. */
function withinPart(path: string, list: List, code: string, at: number): string | null {
  if (list === "head") return sectionAt(path) === code ? path.replace(/^\./, "") : null;
  if (list !== "vocabularies") return pathWithin(path, [`${list}[${code}]`, `${list}.${at}`]);
  const inside = pathWithin(path, [`vocabularies[${code}]`, `vocabularies.${code}`]);
  return inside === null ? null : `entries${inside && `.${inside}`}`;
}
