import type { CaseDossierRow, CaseTimelineRow } from "../../../read-models/read-side/index.js";
import { recordRead } from "../access/record-read.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { Code, Flag, Id, inputTypeOf, Text, validated } from "../inputs/index.js";
import { checkedCursor, fresh, MIN_POSITION, scopeOf } from "../list.js";
import { connection, connectionType, pageSize, type Connection } from "../relay/connection.js";
import { READ, seesSensitive } from "./access/index.js";
import { CaseRowRef } from "./types/case-row.js";
import { WhoRef } from "./types/who.js";

export class CaseSearch {
  @Text(200, {
    optional: true,
    description: "Whole words of the applicant, the form, numbers, papers and decisions, with or without ë and ç.",
  })
  search?: string;
  @Code({ optional: true }) service?: string;
  @Id({ optional: true }) taxpayerId?: string;
  @Flag({ optional: true, description: "True: open cases; false: closed ones." }) open?: boolean;
}

const entry = objectType<CaseTimelineRow>("CaseEntry", "inherit", "One fact of a case; the audit trail has it whole.");
entry.implement((t) => ({
  eventId: t.exposeID("eventId"),
  type: t.exposeString("type"),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
  effectiveDate: t.field({ type: "CivilDate", resolve: ({ effectiveDate }) => effectiveDate }),
  actor: t.field({ type: WhoRef, resolve: ({ actor }) => ({ id: actor }) }),
  role: t.exposeString("role"),
  office: t.exposeString("office", { nullable: true }),
  reason: t.exposeString("reason", { nullable: true }),
  transition: t.exposeString("transition", { nullable: true }),
  about: t.exposeString("about", { nullable: true }),
}));

const found = objectType<CaseDossierRow>("FoundCase", "inherit", "A case that was found, with what happened in it.");
found.implement((t) => ({
  case: t.field({ type: CaseRowRef, resolve: (dossier) => dossier.case }),
  entries: t.int({ description: "How many facts there are in all.", resolve: ({ timeline }) => timeline.total }),
  timeline: t.field({
    type: [entry.reference],
    description: "The newest 300, the oldest first; `case` has them all, with what each changed.",
    resolve: ({ timeline }) => [...timeline.entries],
  }),
}));

/** Cases by their words: what the caller may read one by one, and nothing else; that they were read is recorded. */
export function addCaseSearch(): void {
  builder.queryField("caseSearch", (t) =>
    t.field({
      type: connectionType("FoundCase", found.reference),
      description: "Cases that hold every word that is searched for, the latest first, each with what happened in it.",
      extensions: access(READ),
      args: {
        filter: t.arg({ type: inputTypeOf(CaseSearch), required: true }),
        first: t.arg.int({ description: "Rows of the page, at most 200. Default 50." }),
        after: t.arg.string({ description: "The cursor of the last row of the page before." }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context): Promise<Connection<CaseDossierRow>> => {
        const limit = pageSize(args.first, context);
        const asked = validated(CaseSearch, args.filter);
        const after = checkedCursor(args.after);
        await fresh(context, "caseDossiers", args.minPosition);
        const filter = { ...asked, seesSensitive: seesSensitive(context.authorisation) };
        const page = await context.dependencies.readSide.caseDossiers(scopeOf(context, READ), { filter, limit, after });
        if (page.rows.length > 0) await recordRead(context, READ, "caseSearch", asked.taxpayerId ?? null);
        const edges = page.rows.map(({ cursor, row }) => ({ cursor, node: row }));
        return connection(edges, page.hasNext, after !== null);
      },
    }),
  );
}
