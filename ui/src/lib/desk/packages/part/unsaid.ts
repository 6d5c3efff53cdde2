import { figuresOf } from "../../../packages/cells.js";
import type { Content, Item } from "../../../packages/content.js";
import type { Language } from "../../../words/index.js";
import type { Raw } from "../../editing/raw.js";
import { deskWords } from "../../words/index.js";
import { differencesBetween, linesOf, type Difference, type Named } from "../article/lines.js";
import { wholeOf } from "../article/standing.js";
import { WHOLE } from "./things.js";

interface Change {
  readonly item: string;
  readonly what: string;
}

/**
 * What of a draft's articles is another than in force and stands in no change yet, each as a change that says it in both
 * languages, to be confirmed (`assumed`). What the package in force has and the draft has not is no article to speak of.
 */
export function unsaidChanges(draft: Content, inForce: Content, revenueNamed: (language: Language) => Named) {
  const said = new Set((draft.changes as readonly Partial<Change>[]).map(({ item, what }) => `${item} ${what}`));
  const found = draft.items.flatMap((item) => {
    const before = inForce.items.find(({ code }) => code === item.code);
    if (before === undefined) return [newArticle(item)];
    return changesBetween([inForce, before], [draft, item], revenueNamed);
  });
  return found.filter(({ item, what }) => !said.has(`${item} ${what}`) && !said.has(`${item} ${WHOLE}`));
}

function newArticle({ code, name }: Item): Change & Raw {
  const told = (language: Language) => deskWords(language).heads.newArticle(name[language]);
  return { item: code, what: WHOLE, from: null, to: null, text: { sq: told("sq"), en: told("en") }, assumed: true };
}

type Placed = readonly [content: Content, item: Item];

function changesBetween(before: Placed, after: Placed, revenueNamed: (language: Language) => Named) {
  const differences = (language: Language) =>
    differencesBetween(linesIn(before, language, revenueNamed), linesIn(after, language, revenueNamed));
  const english = new Map(differences("en").map((each) => [each.key, each]));
  const [was, is] = [figuresOf(before[0]), figuresOf(after[0])];
  const [, { code, name }] = after;
  return differences("sq").map((found): Change & Raw => {
    const told = (language: Language, { label, before: from, after: to }: Difference) => {
      const say = deskWords(language).heads;
      return say.changedTo(name[language], label, from ?? say.nothing, to ?? say.nothing);
    };
    const cell = `items[${code}].${found.key}`;
    return {
      ...{ item: code, what: found.key.replace(/\[(.*)\]$/, ".$1") },
      ...{ from: was.get(cell) ?? found.before, to: is.get(cell) ?? found.after },
      ...{ text: { sq: told("sq", found), en: told("en", english.get(found.key) ?? found) }, assumed: true },
    };
  });
}

/** What an article says, but for where it comes from: that another source is named changes nothing that is owed. */
function linesIn([content, item]: Placed, language: Language, revenueNamed: (language: Language) => Named) {
  const plain = JSON.stringify(wholeOf(item), (key, value: unknown) =>
    ["source", "assumed", "modelledOn"].includes(key) ? undefined : value,
  );
  const lines = linesOf(content, JSON.parse(plain) as Item, language, revenueNamed(language));
  return lines.filter(({ key }) => key !== "note").map((each) => ({ ...each, text: each.text.replace(/\.$/, "") }));
}
