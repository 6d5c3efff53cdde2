import { ruleOf, type AccessRule } from "./access/index.js";
import { graphqlSchema } from "./schema.js";

/** A field of one of the schema's roots, and who may ask for it. */
export interface RootField {
  readonly operation: "query" | "mutation" | "subscription";
  readonly name: string;
  readonly rule: AccessRule;
}

/** Everything that can be asked, written or watched through GraphQL, in the order of its names. */
export function rootFields(): readonly RootField[] {
  const schema = graphqlSchema();
  const roots = [
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
    ["subscription", schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([operation, root]) =>
    Object.values(root!.getFields())
      .map((field) => ({ operation, name: field.name, rule: ruleOf(root!, field)! }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  );
}
