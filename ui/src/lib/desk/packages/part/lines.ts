import {
  conditionsInWords,
  type Condition,
  type Content,
  type Named,
  type Sourced,
} from "../../../packages/content.js";
import { figureShown } from "../../../packages/shown.js";
import { words, type Bilingual, type Language } from "../../../words/index.js";
import { namedIn } from "../../named.js";
import { deskWords } from "../../words/index.js";
import { sourceShown, type Line } from "../article/lines.js";
import { factNamed } from "../names.js";
import { linesOfSection } from "./head-lines.js";
import { partNamed } from "./named.js";
import type { List, Part } from "./lists.js";
import { partOf, typedOf } from "./typed.js";

/** All that a part says, line by line, as people read it. */
export function linesOfPart(content: Content, list: List, part: Part, language: Language): readonly Line[] {
  const say = deskWords(language).parts;
  const whole = partOf(list, part, typedOf(list, part)) as unknown as Whole;
  const line = (field: string, text: string): Line => ({ key: field, label: say.fieldNamed(field), text });
  const name = line("name", whole.name?.[language] ?? "");
  switch (list) {
    case "head":
      return linesOfSection(content, part, language);
    case "bundles":
      return [
        name,
        line("items", (whole.items ?? []).map((item) => namedIn(content.items, item, language)).join(", ")),
        line("collector", namedIn(content.collectors, whole.collector ?? "", language)),
        line("source", sourceShown(whole, language)),
        line("note", whole.note?.[language] ?? ""),
      ];
    case "units":
      return [name];
    case "zones":
      return [
        name,
        line("units", (whole.units ?? []).map((unit) => namedIn(content.units, unit, language)).join(", ")),
        line("source", sourceShown(whole, language)),
      ];
    case "vocabularies":
      return (whole.entries ?? []).map(({ code, name: of }, at) => ({
        ...{ key: `entries[${code}]`, label: say.rowOf("entries", at + 1), text: of[language] },
      }));
    case "subjects":
      return [
        name,
        ...(whole.fields ?? []).map((field) => ({
          ...{ key: `fields[${field.name}]`, label: field.label[language], text: fieldShown(content, field, language) },
        })),
      ];
    case "tables":
      return [
        name,
        line("unit", whole.unit === undefined ? "" : say.unitNamed(whole.unit)),
        ...(whole.rows ?? []).map((row, at) => ({
          key: `rows[${at}]`,
          label: say.rowOf("rows", at + 1),
          text: rowShown(content, row, language),
        })),
      ];
    case "collectors":
      return [
        name,
        line("kind", say.collectorKindNamed(whole.kind ?? "")),
        line("remittance", remittanceShown(whole.remittance, language)),
        line("note", whole.note?.[language] ?? ""),
      ];
  }
}

/** A part of any list, with all that it may have. */
interface Whole extends Sourced {
  readonly name?: Bilingual;
  readonly units?: readonly string[];
  readonly items?: readonly string[];
  readonly collector?: string;
  readonly entries?: readonly Named[];
  readonly fields?: readonly Field[];
  readonly unit?: string;
  readonly rows?: readonly Row[];
  readonly kind?: string;
  readonly remittance?: Remittance;
}
interface Field {
  readonly name: string;
  readonly label: Bilingual;
  readonly type: string;
  readonly unit?: string;
  readonly vocabulary?: string;
  readonly required?: boolean;
}
interface Row extends Sourced {
  readonly when: readonly Condition[];
  readonly value: string | { readonly field: string };
}
interface Remittance extends Sourced {
  readonly dueDay: number;
  readonly monthOffset: number;
  readonly commissionPercent: string;
}

/** What a fact of a kind of object is: its type, its unit or the values that it is chosen from, and whether it must be there. */
function fieldShown(content: Content, field: Field, language: Language): string {
  const say = deskWords(language).parts;
  const entries = field.vocabulary === undefined ? undefined : content.vocabularies[field.vocabulary];
  const chosen = field.vocabulary === undefined ? "" : { code: field.vocabulary, entries: entries ?? [] };
  return [
    say.typeNamed(field.type),
    field.unit === undefined ? "" : say.unitNamed(field.unit),
    chosen === "" ? "" : partNamed(content, "vocabularies", chosen, language),
    field.required ? say.required : "",
  ]
    .filter((each) => each !== "")
    .join(", ");
}

function rowShown(content: Content, { when, value, ...source }: Row, language: Language): string {
  const law = words(language).packages;
  return [
    typeof value === "string" ? figureShown(value, language) : factNamed(content, "", value.field, language),
    conditionsInWords(content, when, language, law.condition) || law.everyone,
    sourceShown(source, language),
  ]
    .filter((each) => each !== "")
    .join(". ");
}

/** When an agent hands over, and what it keeps. */
function remittanceShown(remittance: Remittance | undefined, language: Language): string {
  if (remittance === undefined) return "";
  const { dueDay, monthOffset, commissionPercent } = remittance;
  const say = deskWords(language).parts;
  const told = say.handedOver(dueDay ?? "?", monthOffset ?? "?", figureShown(commissionPercent ?? "?", language));
  return [told, sourceShown(remittance, language)].filter((each) => each !== "").join(". ");
}
