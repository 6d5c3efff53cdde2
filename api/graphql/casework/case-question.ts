import { recordRead } from "../access/record-read.js";
import { access } from "../access/rules.js";
import { builder } from "../builder.js";
import { checkedId } from "../inputs/index.js";
import { answered } from "../read-guard.js";
import { READ, visibleCase } from "./access/index.js";
import { CaseFileRef } from "./types/case-file.js";

/** `case`: the file of one. */
export function addCase(): void {
  builder.queryField("case", (t) =>
    t.field({
      type: CaseFileRef,
      description: "One case, whole, from its own facts: never behind. NOT_FOUND for one that you may not see.",
      extensions: access(READ),
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const id = checkedId(args.id);
        const { state } = await visibleCase(context, READ, id);
        const { tenant } = context.authorisation.signedIn();
        const file = answered(await context.dependencies.casework.caseFile(tenant, id));
        await recordRead(context, READ, `case/${id}`.slice(0, 80), state.subjectId);
        return file;
      },
    }),
  );
}
