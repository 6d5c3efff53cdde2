import type { TrackedCase } from "../../../application/casework/index.js";
import { plainCode } from "../../../application/personal-data/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedText } from "../inputs/index.js";
import { answered, publicTenant } from "../read-guard.js";
import { countPublicQuestion } from "./access/index.js";
import { NamedCodeRef, WordsRef } from "./catalogue/words.js";

const tracked = objectType<TrackedCase>(
  "TrackedCase",
  "public",
  "How a case stands, for whoever holds its code: nobody's name.",
);
tracked.implement((t) => ({
  number: t.exposeString("number"),
  service: t.field({ type: WordsRef, resolve: ({ service }) => service }),
  office: t.exposeString("office"),
  state: t.field({ type: NamedCodeRef, resolve: ({ state }) => state }),
  since: t.field({ type: "Instant", resolve: ({ since }) => since }),
  outcome: t.exposeString("outcome", { nullable: true }),
  due: t.field({ type: "CivilDate", nullable: true, resolve: ({ due }) => due }),
  answerBy: t.field({
    type: "CivilDate",
    nullable: true,
    description: "The last day on which the applicant may complete or pay.",
    resolve: ({ answerBy }) => answerBy,
  }),
  appealUntil: t.field({
    type: "CivilDate",
    nullable: true,
    description: "The last day to appeal the decision. Null while nothing shows that it arrived.",
    resolve: (each) => each.appealUntil,
  }),
}));

/** `trackCase`: how a case stands, for whoever holds its code. */
export function addTracking(): void {
  builder.queryField("trackCase", (t) =>
    t.field({
      type: tracked.reference,
      description:
        "How a case stands, by its number (or id) and the code that its applicant was given. Open to everyone.",
      extensions: access("public"),
      args: {
        case: t.arg.string({ required: true, description: "The number on the receipt, or the id." }),
        code: t.arg.string({ required: true, description: "Twelve signs; spaces, hyphens and case do not matter." }),
      },
      resolve: async (_root, args, context) => {
        const tenant = publicTenant(context);
        countPublicQuestion(context);
        const [named, code] = [checkedText(args.case, 80), plainCode(args.code)];
        const caseId = await caseNamed(context, tenant, named);
        return answered(await context.dependencies.casework.trackCase(tenant, { caseId, code }));
      },
    }),
  );
}

/** The case of a number; a name that is no number is an id, which may be of no case: the code then fits nothing. */
async function caseNamed({ dependencies }: GraphqlContext, tenant: string, named: string): Promise<string> {
  const everything = { tenant, offices: null };
  const ask = { filter: { seesSensitive: true, number: named }, limit: 1, after: null };
  const { rows } = await dependencies.readSide.cases(everything, ask);
  return rows[0]?.row.caseId ?? (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(named) ? named : "none");
}
