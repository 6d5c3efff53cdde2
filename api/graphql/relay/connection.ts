import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { DEFAULT_LIMITS, DEFAULT_PAGE_SIZE } from "../limits/index.js";

/** A page as Relay wants it. */
export interface Connection<Node> {
  readonly edges: { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** The type of a node, and of a connection over it. */
export type NodeRef<Node> = ReturnType<typeof builder.objectRef<Node>>;

const connections = new Map<string, unknown>();

/** The connection type of a node type, made once: `TaxpayerConnection` with `edges`, `nodes` and `pageInfo`. */
export function connectionType<Node>(name: string, node: NodeRef<Node>): NodeRef<Connection<Node>> {
  const known = connections.get(name);
  if (known) return known as NodeRef<Connection<Node>>;
  const made = builder.connectionObject(
    { type: node as never, name: `${name}Connection`, extensions: access("inherit") },
    { name: `${name}Edge`, extensions: access("inherit") },
  );
  connections.set(name, made);
  return made as unknown as NodeRef<Connection<Node>>;
}

/** The rows wanted: at least one, at most a page. Throws VALIDATION and LIMIT `page-too-large`. */
export function pageSize(first: number | null | undefined, context: GraphqlContext): number {
  if (first === null || first === undefined) return DEFAULT_PAGE_SIZE;
  if (!Number.isSafeInteger(first) || first < 1) throw new ApiError("VALIDATION", "page-size-not-positive");
  const max = context.dependencies.settings.limits?.pageSize ?? DEFAULT_LIMITS.pageSize;
  if (first > max) throw new ApiError("LIMIT", "page-too-large", { facts: { asked: first, max } });
  return first;
}

/** Rows with their cursors as a connection. */
export function connection<Node>(
  rows: readonly { readonly cursor: string; readonly node: Node }[],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
): Connection<Node> {
  return {
    edges: [...rows],
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: rows[0]?.cursor ?? null,
      endCursor: rows.at(-1)?.cursor ?? null,
    },
  };
}
