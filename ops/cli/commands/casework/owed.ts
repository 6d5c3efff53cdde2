import type { ItemNames } from "../../../../application/taxation/index.js";
import { message } from "../../../../api/messages/index.js";
import type { ClearanceAnswer } from "../../../../domain/casework/index.js";
import type { Language } from "../../../../domain/shared/index.js";
import { obligationKeyParts } from "../../../../domain/taxation/index.js";
import { TOKENS } from "../../../composition/tokens.js";
import { lekText, table } from "../../output/table.js";
import type { ActWords } from "../../work/act.js";
import type { Work } from "../../work/desk.js";

/** What the taxes are called that an account said are owed; nothing is asked where none are. */
export async function namesOfOwed(
  { composition, tenant }: Pick<Work, "composition" | "tenant">,
  answer: ClearanceAnswer | null,
): Promise<ItemNames> {
  if (answer === null || answer.owed.length === 0) return new Map();
  const keys = answer.owed.map(({ key }) => key);
  return composition.get(TOKENS.taxation).itemNames(tenant, { keys, on: answer.on });
}

/** Tax by tax, what of it was overdue. */
export function owedJson(answer: ClearanceAnswer | null, names: ItemNames): readonly object[] {
  return (answer?.owed ?? []).map(({ key, due, amount }) => {
    const { year, item } = obligationKeyParts(key);
    return { item, name: names.get(key) ?? null, year, due, amount };
  });
}

/** What the account said, with every part that was overdue by the name of its tax. */
export function duesText(answer: ClearanceAnswer, names: ItemNames, language: Language): string {
  const owed = table(answer.owed, [
    { head: "tax", cell: ({ key }) => taxNamed(key, names, language) },
    { head: "year", cell: ({ key }) => obligationKeyParts(key).year },
    { head: "due", cell: ({ due }) => due },
    { head: "lekë", cell: ({ amount }) => lekText(amount), figures: true },
  ]);
  const said = `\nDues on ${answer.on}\n${answerText(answer, language)}\n`;
  return answer.owed.length === 0 ? said : said + owed;
}

/** The same, a line each. */
export function duesWords(answer: ClearanceAnswer, names: ItemNames, language: Language): ActWords {
  return [
    ["dues", answerText(answer, language)],
    ...answer.owed.map(({ key, due, amount }) => {
      const tax = `${taxNamed(key, names, language)} ${obligationKeyParts(key).year}`;
      return [`due ${due}`, `${lekText(amount)} lekë: ${tax}`] as const;
    }),
  ];
}

function answerText({ state, owed, owedTotal, owedSince, article }: ClearanceAnswer, language: Language): string {
  return message(`answer-${state}`, { owedTotal, owedSince, parts: owed.length, article }, language);
}

/** Its code where no package names it. */
function taxNamed(key: string, names: ItemNames, language: Language): string {
  return names.get(key)?.[language] ?? obligationKeyParts(key).item;
}
