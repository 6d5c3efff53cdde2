import type { Position } from "../../application/event-store/index.js";
import { ApiError } from "../errors/index.js";
import type { List, ReadSide, Scope, TwoWayList, View } from "../../read-models/read-side/index.js";
import { recordRead } from "./access/record-read.js";
import { access } from "./access/rules.js";
import type { Permission } from "./access/permission.js";
import { builder } from "./builder.js";
import type { GraphqlContext } from "./context.js";
import { inputTypeOf, validated, type InputClass } from "./inputs/index.js";
import { connection, connectionType, pageSize, type Connection, type NodeRef } from "./relay/connection.js";

interface ListDefinition<Filter extends object, Row> {
  readonly name: string;
  readonly description: string;
  readonly permission: Permission;
  readonly view: View;
  readonly nodeName: string;
  readonly node: NodeRef<Row>;
  readonly filter?: InputClass<Filter>;
  readonly list: (readSide: ReadSide) => List<Filter, Row>;
  /** What was asked for as the caller may see it, beside municipality and offices, and as the list is to be asked. */
  readonly narrowed?: (filter: Filter, context: GraphqlContext) => Filter | Promise<Filter>;
  /** The rows show personal fields: reading a page is recorded. */
  readonly personal: boolean;
}

/** A list whose pages are read forth and back. */
interface TwoWayDefinition<Filter extends object, Row> extends Omit<ListDefinition<Filter, Row>, "list"> {
  readonly twoWay: (readSide: ReadSide) => TwoWayList<Filter, Row>;
}

export const MIN_POSITION =
  "Wait until the view holds everything up to this position (of a receipt); STALE when it takes too long.";

/** Adds one list: a Relay connection by key, in the caller's municipality and offices, as fresh as asked for. */
export function list<Filter extends object, Row>(
  definition: ListDefinition<Filter, Row> | TwoWayDefinition<Filter, Row>,
): void {
  const back = "twoWay" in definition;
  const type = connectionType(definition.nodeName, definition.node);
  builder.queryField(definition.name, (t) =>
    t.field({
      type,
      description: definition.description,
      extensions: access(definition.permission),
      args: {
        ...(definition.filter === undefined ? {} : { filter: t.arg({ type: inputTypeOf(definition.filter) }) }),
        first: t.arg.int({ description: "Rows of the page, at most 200. Default 50." }),
        after: t.arg.string({ description: "The cursor of the last row of the page before." }),
        ...(back
          ? {
              last: t.arg.int({ description: "As `first`, of the rows before a cursor." }),
              before: t.arg.string({ description: "The cursor of the first row of the page after." }),
            }
          : {}),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context): Promise<Connection<Row>> => {
        const { last, before: cursorBefore } = args as { readonly last?: number; readonly before?: string };
        const before = checkedCursor(cursorBefore);
        const limit = pageSize(before === null ? args.first : last, context);
        if (before === null ? typeof last === "number" : (args.first ?? args.after ?? null) !== null)
          throw new ApiError("VALIDATION", "page-both-directions");
        const scope = scopeOf(context, definition.permission);
        const raw = (args as { filter?: unknown }).filter ?? {};
        const asked = definition.filter === undefined ? ({} as Filter) : validated(definition.filter, raw);
        const filter = (await definition.narrowed?.(asked, context)) ?? asked;
        const after = checkedCursor(args.after);
        await fresh(context, definition.view, args.minPosition);
        const { readSide } = context.dependencies;
        const page = await ("twoWay" in definition
          ? definition.twoWay(readSide)(scope, { filter, limit, after, before })
          : definition.list(readSide)(scope, { filter, limit, after }));
        if (definition.personal && page.rows.length > 0)
          await recordRead(context, definition.permission, definition.name, subjectOf(filter));
        const rows = page.rows.map(({ cursor, row }) => ({ cursor, node: row }));
        return connection(rows, page.hasNext, "hasPrevious" in page ? page.hasPrevious === true : after !== null);
      },
    }),
  );
}

/** The caller's municipality, and the offices for which the permission holds. */
export function scopeOf(context: GraphqlContext, permission: Permission): Scope {
  const { tenant } = context.authorisation.signedIn();
  return { tenant, offices: context.authorisation.grant(permission).offices };
}

const DEFAULT_WAIT_MS = 3000;

/** Waits until a view holds everything up to a position. Throws STALE when it does not in time. */
export async function fresh(context: GraphqlContext, view: View, position: Position | null | undefined): Promise<void> {
  if (!position) return;
  const { readSide, settings } = context.dependencies;
  const waitedMs = settings.minPositionWaitMs ?? DEFAULT_WAIT_MS;
  const reached = await readSide.freshness.waitFor(view, position, waitedMs, context.signal);
  if (!reached) throw new ApiError("STALE", "stale", { facts: { waitedMs } });
}

export function checkedCursor(after: string | null | undefined): string | null {
  if (after === null || after === undefined) return null;
  if (!/^[A-Za-z0-9_=-]{1,1000}$/.test(after)) throw new ApiError("VALIDATION", "cursor-malformed");
  return after;
}

/** A list that was narrowed to one account shows the data of one person. */
function subjectOf(filter: object): string | null {
  const { accountId } = filter as { accountId?: string };
  return accountId ?? null;
}
