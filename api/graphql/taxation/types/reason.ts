import type { ObligationReason } from "../../../../application/taxation/index.js";
import { objectType } from "../../builder.js";
import { WordsRef } from "../../casework/catalogue/words.js";
import { EstimatedLineRef } from "../public/estimate.js";

const reason = objectType<ObligationReason>("ObligationReason", "inherit", "Why an obligation is what it is.");
reason.implement((t) => ({
  key: t.exposeID("key"),
  year: t.exposeInt("year"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  object: t.exposeString("object", {
    nullable: true,
    description: "By which its owner knows it, where it has a name.",
  }),
  assessedOn: t.field({
    type: "CivilDate",
    nullable: true,
    description: "Null: it was charged by an act.",
    resolve: ({ assessedOn }) => assessedOn,
  }),
  decisionNumber: t.string({
    nullable: true,
    description: "Of the council: the fiscal package that it was assessed by.",
    resolve: ({ decision }) => decision?.number,
  }),
  decisionDate: t.field({ type: "CivilDate", nullable: true, resolve: ({ decision }) => decision?.date }),
  stretches: t.field({
    type: [EstimatedLineRef],
    description: "The way to the amount, for each stretch of months that was decided alike; they add up to it.",
    resolve: ({ stretches }) => [...stretches],
  }),
  ground: t.exposeString("ground", { nullable: true, description: "Of a charge: what it arose from." }),
  caseId: t.exposeID("caseId", { nullable: true, description: "Of a charge: the case that it arose in." }),
}));
export const ObligationReasonRef = reason.reference;
