import {
  defaultFieldResolver,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { GraphqlContext } from "../context.js";
import type { AccessRule } from "./rules.js";

/** The rule of a field: its own, or that of its type. Undefined: nobody decided, which {@link guardSchema} refuses. */
export function ruleOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): AccessRule | undefined {
  return (field.extensions["access"] ?? type.extensions["access"]) as AccessRule | undefined;
}

/** Fields of the schema that have no rule, as `Type.field`. Roots have no rule of their own: each of their fields needs one. */
export function fieldsWithoutRule(schema: GraphQLSchema): string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter(
        (field) => ruleOf(type, field) === undefined || (isRoot(schema, type) && ruleOf(type, field) === "inherit"),
      )
      .map((field) => `${type.name}.${field.name}`),
  );
}

/**
 * Puts the guard in front of every field, so that no resolver can forget it. Throws when any field has no rule: what
 * nobody decided about is not served at all.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  const open = fieldsWithoutRule(schema);
  if (open.length > 0) throw new Error(`fields without a rule of access: ${open.join(", ")}`);
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) guard(field, ruleOf(type, field)!);
  }
  return schema;
}

function guard(field: GraphQLField<unknown, GraphqlContext>, rule: AccessRule): void {
  if (rule === "public" || rule === "inherit") return;
  const { resolve = defaultFieldResolver, subscribe } = field;
  field.resolve = (parent, args, context, info) => {
    context.authorisation.require(rule);
    return resolve(parent, args, context, info) as unknown;
  };
  if (subscribe)
    field.subscribe = (parent, args, context, info) => {
      context.authorisation.require(rule);
      return subscribe(parent, args, context, info) as unknown;
    };
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__"),
  );
}

function isRoot(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
}
