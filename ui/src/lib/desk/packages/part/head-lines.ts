import type { Content, Sourced } from "../../../packages/content.js";
import { day, isDay } from "../../../format/index.js";
import { words, type Bilingual, type Language } from "../../../words/index.js";
import { deskWords } from "../../words/index.js";
import { sourceShown, type Line } from "../article/lines.js";
import { thingNamed } from "./things.js";
import type { Part } from "./lists.js";
import { partOf, typedOf } from "./typed.js";

/** All that a section of the head says, line by line, as people read it. */
export function linesOfSection(content: Content, part: Part, language: Language): readonly Line[] {
  const { heads: say, parts } = deskWords(language);
  const whole = partOf("head", part, typedOf("head", part)) as unknown as Section;
  const line = (field: string, text: string): Line => ({ key: field, label: say.fieldNamed(field), text });
  const own = (field: "name" | "source", text: string): Line => ({ key: field, label: parts.fieldNamed(field), text });
  const source = (of: Sourced = {}) => [
    own("source", [sourceShown(of, language), of.note?.[language] ?? ""].filter((each) => each !== "").join(". ")),
  ];
  const { decision, baseDecision, publication, liabilityRule, dueDateRule, roundingRule } = whole;
  const decided = (of: Decided = {}) => [
    line("number", of.number ?? ""),
    line("date", dayShown(of.date, language)),
    line("title", of.title?.[language] ?? ""),
    ...source(of),
  ];
  switch (part.code) {
    case "about":
      return [
        own("name", whole.name?.[language] ?? ""),
        line("notice", whole.notice?.[language] ?? ""),
        line("status", whole.status ? say.statusNamed(whole.status) : ""),
      ];
    case "decision":
      return decided(decision);
    case "base-decision":
      return [...decided(baseDecision), line("amendedBy", amendedShown(baseDecision?.amendedBy ?? [], language))];
    case "period":
      return [
        line("validFrom", dayShown(whole.validFrom, language)),
        line("validTo", dayShown(whole.validTo, language)),
        line("version", String(whole.version ?? "")),
      ];
    case "publication":
      return [line("withinDays", String(publication?.withinDays ?? "")), ...source(publication)];
    case "liability":
      return [
        line("start", liabilityRule?.start ? say.startNamed(liabilityRule.start) : ""),
        line("end", liabilityRule?.end ? say.endNamed(liabilityRule.end) : ""),
        ...source(liabilityRule),
      ];
    case "due-dates":
      return [line("roll", dueDateRule?.roll ? say.rollNamed(dueDateRule.roll) : ""), ...source(dueDateRule)];
    case "rounding":
      return source(roundingRule);
    default:
      return (whole.changes ?? []).map((change, at) => changeLine(content, change, at, language));
  }
}

/** What the lines are made of; a draft may lack any of it. */
interface Section {
  readonly name?: Bilingual;
  readonly notice?: Bilingual;
  readonly status?: string;
  readonly decision?: Decided;
  readonly baseDecision?: Decided & { readonly amendedBy?: readonly Decided[] };
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly version?: number;
  readonly publication?: Sourced & { readonly withinDays?: number };
  readonly liabilityRule?: Sourced & { readonly start?: string; readonly end?: string };
  readonly dueDateRule?: Sourced & { readonly roll?: string };
  readonly roundingRule?: Sourced;
  readonly changes?: readonly Change[];
}
interface Decided extends Sourced {
  readonly number?: string;
  readonly date?: string;
  readonly title?: Bilingual;
}
interface Change extends Sourced {
  readonly item: string;
  readonly what: string;
  readonly text: Bilingual;
}

function changeLine(content: Content, change: Change, at: number, language: Language): Line {
  const { heads: say } = deskWords(language);
  const article = content.items.find(({ code }) => code === change.item);
  const label = article
    ? `${article.name[language]}: ${thingNamed(content, article, change.what, language)}`
    : say.row(at + 1);
  const text = [change.text[language], sourceShown(change, language)].filter((each) => each !== "").join(" ");
  return { key: `changes[${change.item} ${change.what}]`, label, text };
}

function amendedShown(amended: readonly Decided[], language: Language): string {
  const law = words(language).packages;
  return amended.map(({ number = "", date }) => law.decisionOf(number, dayShown(date, language))).join("; ");
}

/** A draft may have days that do not exist: these stay as they stand. */
function dayShown(date: string | undefined, language: Language): string {
  return date !== undefined && isDay(date) ? day(date, language) : (date ?? "");
}
