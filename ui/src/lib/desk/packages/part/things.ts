import { conditionsInWords, type Condition, type Content, type Item } from "../../../packages/content.js";
import { words, type Bilingual, type Language } from "../../../words/index.js";
import { deskWords } from "../../words/index.js";

/** The article as a whole: it is new, or another. */
export const WHOLE = "item";

const LISTS = ["rates", "modifiers", "reliefs"] as const;
const FIELDS = [
  ...["name", "legalBasis", "payerKinds", "subject", "appliesWhen", "base", "period", "proration", "instalments"],
  ...["collector", "revenueItem"],
] as const;

interface Row {
  readonly code: string;
  readonly name?: Bilingual;
  readonly when: readonly Condition[];
}

/** What of an article a change may be said of: the whole, a field (`instalments`), a row (`rates.city`). */
export function thingsOf(item: Item): readonly string[] {
  return [WHOLE, ...LISTS.flatMap((list) => (item[list] ?? []).map(({ code }) => `${list}.${code}`)), ...FIELDS];
}

/** Such a thing in words: “Rates: Zone 1”. A row that the article has not any more is called by its list. */
export function thingNamed(content: Content, item: Item, thing: string, language: Language): string {
  const { articles, heads } = deskWords(language);
  const law = words(language).packages;
  if (thing === WHOLE) return heads.whole;
  const [list = "", code] = thing.split(".");
  const rows: readonly Row[] = LISTS.flatMap((each): readonly Row[] => (each === list ? (item[each] ?? []) : []));
  const row = rows.find((each) => each.code === code);
  if (row === undefined) return articles.fieldNamed(list);
  const when = conditionsInWords(content, row.when, language, law.condition) || law.everyone;
  return `${articles.fieldNamed(list)}: ${row.name?.[language] ?? when}`;
}
