import type { ClearanceAnswer } from "../../../../domain/casework/index.js";
import type { FiledFee } from "../../../../application/casework/index.js";
import { obligationKeyParts } from "../../../../domain/taxation/index.js";
import { lek, type Bilingual } from "../../../../domain/shared/index.js";
import { message } from "../../../messages/index.js";
import { objectType } from "../../builder.js";
import { WordsRef, type NamedCode } from "../catalogue/words.js";

type OwedDue = ClearanceAnswer["owed"][number] & { readonly name: Bilingual | null };

const owed = objectType<OwedDue>("OwedDue", "inherit", "One part of an obligation that is overdue.");
owed.implement((t) => ({
  key: t.exposeString("key"),
  item: t.string({
    description: "Code of the tax, by the fiscal package.",
    resolve: ({ key }) => obligationKeyParts(key).item,
  }),
  name: t.field({
    type: WordsRef,
    nullable: true,
    description: "What the tax is called; null where no package of its year, or of the year of the answer, names it.",
    resolve: ({ name }) => name,
  }),
  year: t.int({ description: "Of the obligation.", resolve: ({ key }) => obligationKeyParts(key).year }),
  due: t.field({ type: "CivilDate", resolve: ({ due }) => due }),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
}));

const answer = objectType<ClearanceAnswer>(
  "CaseClearance",
  "inherit",
  "What the account said of local dues, on the day on which it was asked.",
);
answer.implement((t) => ({
  state: t.exposeString("state"),
  on: t.field({ type: "CivilDate", resolve: ({ on }) => on }),
  words: t.field({
    type: WordsRef,
    description: "The answer in plain words, with what is owed.",
    resolve: ({ state, owedTotal, owedSince, owed: parts, article }) => {
      const facts = { owedTotal, owedSince, parts: parts.length, article };
      return { sq: message(`answer-${state}`, facts, "sq"), en: message(`answer-${state}`, facts, "en") };
    },
  }),
  scope: t.exposeString("scope"),
  article: t.exposeString("article", { nullable: true }),
  owedTotal: t.field({ type: "Lek", resolve: ({ owedTotal }) => owedTotal }),
  owedSince: t.field({ type: "CivilDate", nullable: true, resolve: ({ owedSince }) => owedSince }),
  owed: t.field({
    type: [owed.reference],
    description: "Tax by tax: what of it was overdue, and since when. The first 500 parts; the total is of all.",
    resolve: async ({ owed: parts, on }, _args, { authorisation, dependencies }) => {
      if (parts.length === 0) return [];
      const { tenant } = authorisation.signedIn();
      const names = await dependencies.taxation.itemNames(tenant, { keys: parts.map(({ key }) => key), on });
      return parts.map((part) => ({ ...part, name: names.get(part.key) ?? null }));
    },
  }),
  accountId: t.exposeID("accountId", { nullable: true }),
  answeredBy: t.id({
    nullable: true,
    description: "The account that carries on and gave the answer, where the case's own was merged.",
    resolve: ({ answeredBy }) => answeredBy ?? null,
  }),
  accountRevision: t.exposeInt("revision", { description: "Of the account's last fact that the answer stands on." }),
  certificateCode: t.exposeString("code", { nullable: true, description: "Of the clearance that was issued on it." }),
}));
export const ClearanceAnswerRef = answer.reference;

/** A fee of a case, with its name by the version of the service. */
export interface ShownFee extends FiledFee {
  readonly name: NamedCode["name"];
}

const fee = objectType<ShownFee>("CaseFee", "inherit", "What the service costs this applicant.");
fee.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, nullable: true, resolve: ({ name }) => name }),
  unitAmount: t.field({ type: "Lek", resolve: ({ unitAmount }) => lek(unitAmount) }),
  quantity: t.exposeString("quantity"),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => lek(amount) }),
  blocks: t.exposeBoolean("blocks", { description: "Whether the procedure waits until it is paid." }),
  settledOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ settledOn }) => settledOn }),
  evidence: t.exposeString("evidence", { nullable: true, description: "What shows that it is paid, or owed again." }),
  owedAgainOn: t.field({
    type: "CivilDate",
    nullable: true,
    description: "Since when it is owed again, where a payment was taken back that had settled it.",
    resolve: ({ owedAgainOn }) => owedAgainOn,
  }),
}));
export const FeeRef = fee.reference;
