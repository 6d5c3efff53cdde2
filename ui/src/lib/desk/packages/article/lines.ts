import { conditionsInWords, type Condition, type Content, type Item, type Sourced } from "../../../packages/content.js";
import { figureShown, paymentShown, rateShown } from "../../../packages/shown.js";
import { words, type Language } from "../../../words/index.js";
import { namedIn } from "../../named.js";
import { deskWords } from "../../words/index.js";
import { factNamed } from "../names.js";

/** One thing that an article says, in words. `key` is the same in every version. */
export interface Line {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** What names of the budget are for, by their codes. */
export type Named = (code: string) => string;

/** All that an article says, line by line, as people read it. */
export function linesOf(content: Content, item: Item, language: Language, revenueNamed: Named): readonly Line[] {
  const say = deskWords(language).articles;
  const law = words(language).packages;
  const when = (conditions: readonly Condition[]) => conditionsInWords(content, conditions, language, law.condition);
  const line = (field: string, text: string): Line => ({ key: field, label: say.fieldNamed(field), text });
  const rowLine = (list: "rates" | "modifiers" | "reliefs", code: string, name: string, told: readonly string[]) => ({
    key: `${list}[${code}]`,
    label: `${say.fieldNamed(list)}: ${name}`,
    text: told.filter((each) => each !== "").join(". "),
  });
  return [
    line("name", item.name[language]),
    line("kind", say.choiceNamed("kind", item.kind)),
    line("group", law.groupNamed(item.group)),
    line("legalBasis", item.legalBasis.join("; ")),
    line("note", item.note?.[language] ?? ""),
    line("mode", say.choiceNamed("mode", item.mode)),
    line("payerKinds", item.payerKinds.map(law.condition.payerNamed).join(", ")),
    line("subject", namedIn(content.subjects, item.subject, language)),
    line("appliesWhen", when(item.appliesWhen)),
    line("base", baseShown(content, item, language)),
    line(
      "shareField",
      item.shareField === undefined ? "" : factNamed(content, item.subject, item.shareField, language),
    ),
    ...item.rates.map((row) =>
      rowLine("rates", row.code, row.name?.[language] ?? (when(row.when) || law.everyone), [
        rateShown(row, item, language),
        row.name ? when(row.when) : "",
        sourceShown(row, language),
      ]),
    ),
    ...(item.modifiers ?? []).map((row) =>
      rowLine("modifiers", row.code, row.name[language], [
        `× ${figureShown(row.multiply, language)}`,
        when(row.when),
        sourceShown(row, language),
      ]),
    ),
    ...item.reliefs.map((row) =>
      rowLine("reliefs", row.code, row.name[language], [
        `${say.choiceNamed("relief", row.kind)}, ${figureShown(row.percent, language)} %`,
        when(row.when),
        row.proof.map((proof) => proof[language]).join(", "),
        row.legalBasis ?? "",
        sourceShown(row, language),
      ]),
    ),
    line("period", say.choiceNamed("period", item.period)),
    line("proration", say.choiceNamed("proration", item.proration)),
    line("instalments", paymentShown(item, content, language)),
    line("collector", namedIn(content.collectors, item.collector, language)),
    line("revenueItem", revenueNamed(item.revenueItem)),
  ];
}

function baseShown(content: Content, { base, subject }: Item, language: Language): string {
  const say = deskWords(language).articles;
  const named = (path: string) => factNamed(content, subject, path, language);
  return [
    say.choiceNamed("base", base.kind),
    words(language).packages.per(base.unit),
    ...(base.field === undefined ? [] : [named(base.field)]),
    ...(base.cap ? [`${say.fieldNamed("cap")}: ${figureShown(base.cap.max, language)}`] : []),
    ...(base.times ?? []).map(
      (factor) => `× ${"field" in factor ? named(factor.field) : namedIn(content.tables, factor.table, language)}`,
    ),
  ].join(", ");
}

/** Where a figure comes from, in words. */
export function sourceShown({ source, assumed, modelledOn }: Sourced, language: Language): string {
  const law = words(language).packages;
  if (source) return `${law.source}: ${source}`;
  return [assumed ? law.assumed : "", modelledOn ? law.modelledOn(modelledOn) : ""].filter((each) => each).join(", ");
}

/** A line that two versions say differently; null: one of them does not say it. */
export interface Difference {
  readonly key: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Where two versions of an article differ, in the order of the later one, what it does not say any more at the end. */
export function differencesBetween(before: readonly Line[], after: readonly Line[]): readonly Difference[] {
  const was = new Map(before.map((each) => [each.key, each]));
  const is = new Set(after.map(({ key }) => key));
  const told = (text: string | undefined) => text || null;
  return [
    ...after.map(({ key, label, text }) => ({ key, label, before: told(was.get(key)?.text), after: told(text) })),
    ...before
      .filter(({ key }) => !is.has(key))
      .map(({ key, label, text }) => ({ key, label, before: told(text), after: null })),
  ].filter((each) => each.before !== each.after);
}
