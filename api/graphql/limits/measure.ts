import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import { ApiError } from "../../errors/index.js";
import { DEFAULT_PAGE_SIZE, type GraphqlLimits } from "./limits.js";

/** What one operation asks for. Cost counts every row that may come back, with the page sizes actually sent. */
export interface Measured {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly cost: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** Rows expected of a list that is no page: bounded by the domain (parts of an obligation, reliefs, entries). */
const PLAIN_LIST_ROWS = 10;

/**
 * Measures an operation with its variables, stopping as soon as a limit is passed: a document that would unfold into
 * millions of fields is never unfolded. Pages multiply what is under them; `first` is taken from where it really comes:
 * the literal, the variable, or the variable's default.
 *
 * Throws LIMIT `graphql-too-deep`, `graphql-too-many-fields`, `…-aliases`, `…-root-fields`, `graphql-too-costly` and
 * VALIDATION `graphql-fragment-cycle`.
 */
export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  limits: GraphqlLimits,
): Measured {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
  const walk = new Measurement(fragments, { ...defaults, ...variables }, limits);
  walk.selections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1, 1, []);
  return walk.result();
}

class Measurement {
  private depth = 0;
  private fields = 0;
  private aliases = 0;
  private rootFields = 0;
  private cost = 0;

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
    private readonly limits: GraphqlLimits,
  ) {}

  result(): Measured {
    const { depth, fields, aliases, rootFields, cost } = this;
    return { depth, fields, aliases, rootFields, cost };
  }

  selections(
    set: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    depth: number,
    rows: number,
    spreads: readonly string[],
  ): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) this.field(selection, type, depth, rows, spreads);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        this.selections(selection.selectionSet, type, depth, rows, spreads);
      else this.spread(selection.name.value, type, depth, rows, spreads);
    }
  }

  private spread(
    name: string,
    type: GraphQLNamedType | undefined,
    depth: number,
    rows: number,
    spreads: readonly string[],
  ): void {
    if (spreads.includes(name)) throw new ApiError("VALIDATION", "graphql-fragment-cycle");
    const fragment = this.fragments.get(name);
    if (fragment) this.selections(fragment.selectionSet, type, depth, rows, [...spreads, name]);
  }

  private field(
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    depth: number,
    rows: number,
    spreads: readonly string[],
  ): void {
    this.fields += 1;
    this.depth = Math.max(this.depth, depth);
    if (node.alias) this.aliases += 1;
    if (depth === 1) this.rootFields += 1;
    const definition = fieldOf(parent, node.name.value);
    const composite = node.selectionSet !== undefined;
    if (composite) this.cost += rows;
    this.check();
    if (!node.selectionSet) return;
    const below = rows * this.rowsOf(node, definition);
    this.selections(
      node.selectionSet,
      definition ? getNamedType(definition.type) : undefined,
      depth + 1,
      below,
      spreads,
    );
  }

  private rowsOf(node: FieldNode, definition: GraphQLField<unknown, unknown> | undefined): number {
    const paged = definition?.args.some((argument) => argument.name === "first" || argument.name === "last") ?? false;
    if (paged) return this.pageSize(node);
    // The list inside a connection (`edges`, `nodes`) is the page itself, which was counted above it.
    if (["edges", "nodes"].includes(node.name.value)) return 1;
    return definition && isList(definition.type) ? PLAIN_LIST_ROWS : 1;
  }

  private pageSize(node: FieldNode): number {
    let size: number | undefined;
    for (const argument of node.arguments ?? []) {
      if (argument.name.value !== "first" && argument.name.value !== "last") continue;
      const asked = this.valueOf(argument.value);
      if (typeof asked === "number" && asked > 0) size = Math.max(size ?? 0, asked);
      if (size !== undefined && size > this.limits.pageSize)
        throw new ApiError("LIMIT", "page-too-large", { facts: { asked: size, max: this.limits.pageSize } });
    }
    return size ?? DEFAULT_PAGE_SIZE;
  }

  private valueOf(value: ValueNode): unknown {
    if (value.kind === Kind.INT) return Number(value.value);
    return value.kind === Kind.VARIABLE ? this.variables[value.name.value] : undefined;
  }

  private check(): void {
    const { limits } = this;
    atMost("graphql-too-deep", this.depth, limits.depth);
    atMost("graphql-too-many-fields", this.fields, limits.fields);
    atMost("graphql-too-many-aliases", this.aliases, limits.aliases);
    atMost("graphql-too-many-root-fields", this.rootFields, limits.rootFields);
    if (this.cost > limits.cost)
      throw new ApiError("LIMIT", "graphql-too-costly", { facts: { cost: Math.round(this.cost), max: limits.cost } });
  }
}

function atMost(rule: string, measured: number, max: number): void {
  if (measured > max) throw new ApiError("LIMIT", rule, { facts: { max } });
}

function fieldOf(type: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}
