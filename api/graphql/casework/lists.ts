import type { CaseRow, Page } from "../../../read-models/read-side/index.js";
import { recordRead } from "../access/record-read.js";
import { access } from "../access/rules.js";
import { builder } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { inputTypeOf, validated } from "../inputs/index.js";
import { checkedCursor, fresh, MIN_POSITION, scopeOf } from "../list.js";
import { connection, connectionType, pageSize, type Connection } from "../relay/connection.js";
import { READ, seesSensitive } from "./access/index.js";
import { CaseFilter, QueueFilter } from "./inputs/filters.js";
import { placesFor, queueFilter } from "./queue.js";
import { CaseRowRef } from "./types/case-row.js";

/** Cases in lists: all that one may read, and what waits for one. */
export function addCaseLists(): void {
  addCases();
  addQueue();
}

type Fields = Parameters<Parameters<typeof builder.queryField>[1]>[0];
const pageArguments = (t: Fields) => ({
  first: t.arg.int({ description: "Rows of the page, at most 200. Default 50." }),
  after: t.arg.string({ description: "The cursor of the last row of the page before." }),
  minPosition: t.arg({ type: "Position" as const, description: MIN_POSITION }),
});

function addCases(): void {
  builder.queryField("cases", (t) =>
    t.field({
      type: connectionType("Case", CaseRowRef),
      description:
        "Cases of your offices, what is due first at the top. Of sensitive services only for those who may see them.",
      extensions: access(READ),
      args: { filter: t.arg({ type: inputTypeOf(CaseFilter) }), ...pageArguments(t) },
      resolve: async (_root, args, context): Promise<Connection<CaseRow>> => {
        const limit = pageSize(args.first, context);
        const { forMyRoles, late, ...filter } = validated(CaseFilter, args.filter ?? {});
        const after = checkedCursor(args.after);
        await fresh(context, "cases", args.minPosition);
        const narrowed = {
          ...filter,
          seesSensitive: seesSensitive(context.authorisation),
          ...(late === true ? { lateOn: context.today } : {}),
          ...(forMyRoles === true ? { places: await placesFor(context) } : {}),
        };
        const page = await context.dependencies.readSide.cases(scopeOf(context, READ), {
          filter: narrowed,
          limit,
          after,
        });
        return shown(context, "cases", page, after, filter.taxpayerId ?? null);
      },
    }),
  );
}

function addQueue(): void {
  builder.queryField("myQueue", (t) =>
    t.field({
      type: connectionType("Case", CaseRowRef),
      description:
        "What waits for one of your roles in your offices, and is with nobody else: what is due first at the top.",
      extensions: access(READ),
      args: { filter: t.arg({ type: inputTypeOf(QueueFilter) }), ...pageArguments(t) },
      resolve: async (_root, args, context): Promise<Connection<CaseRow>> => {
        const limit = pageSize(args.first, context);
        const narrowed = validated(QueueFilter, args.filter ?? {});
        const after = checkedCursor(args.after);
        await fresh(context, "cases", args.minPosition);
        const filter = await queueFilter(context, narrowed);
        const page = await context.dependencies.readSide.caseQueue(scopeOf(context, READ), { filter, limit, after });
        return shown(context, "myQueue", page, after, null);
      },
    }),
  );
}

/** A page as it goes out; who looked at it is recorded first. */
async function shown(
  context: GraphqlContext,
  resource: string,
  page: Page<CaseRow>,
  after: string | null,
  subjectId: string | null,
): Promise<Connection<CaseRow>> {
  if (page.rows.length > 0) await recordRead(context, READ, resource, subjectId);
  return connection(
    page.rows.map(({ cursor, row }) => ({ cursor, node: row })),
    page.hasNext,
    after !== null,
  );
}
