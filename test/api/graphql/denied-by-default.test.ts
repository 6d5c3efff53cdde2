import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
} from "graphql";
import { ruleOf, type AccessRule } from "../../../api/graphql/access/index.js";
import { graphqlSchema } from "../../../api/graphql/schema.js";
import { CITIZEN, RIGHTS, rightsEvaluator, ROLES, type Role } from "../../../domain/identity/index.js";
import { FakeApi, type GraphqlAnswer } from "../support/fake-api.js";
import { post } from "../support/http.js";

const SCALARS: Readonly<Record<string, string>> = {
  ...{ ID: '"X"', String: '"x"', Int: "1", Float: "1.5", Boolean: "true", Lek: "1", JSON: '"x"', Revision: '"0"' },
  ...{ CivilDate: '"2025-06-01"', Instant: '"2025-06-01T12:00:00.000Z"', Position: '"1/1"', Rational: '"1/3"' },
  UUID: '"00000000-0000-4000-8000-000000000001"',
};

const schema = graphqlSchema();
const guarded = [
  ["query", schema.getQueryType()!],
  ["mutation", schema.getMutationType()!],
  ["subscription", schema.getSubscriptionType()!],
] as const;

/** Every field of the roots that is not for everybody: how it is asked, and for what. */
const fields = guarded.flatMap(([operation, root]) =>
  Object.values(root.getFields()).flatMap((field) => {
    const rule = ruleOf(root, field)!;
    return rule === "public" ? [] : [{ name: field.name, text: `${operation} ${asking(field)}`, rule }];
  }),
);

/** The field with the least that its arguments must have, and the least of what it gives. */
function asking({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${literal(arg.type)}`);
  const leaf = isLeafType(getNamedType(type)) ? "" : " { __typename }";
  return `{ ${name}${given.length === 0 ? "" : `(${given.join(", ")})`}${leaf} }`;
}

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name]!;
  const needed = Object.values(type.getFields()).filter(isRequiredInputField);
  // One of several is given where the type asks for exactly one.
  const given = type.isOneOf ? [Object.values(type.getFields())[0]!] : needed;
  return `{ ${given.map((field) => `${field.name}: ${literal(field.type)}`).join(", ")} }`;
}

/** The roles of officers that do not have what the rule asks for. */
function without(rule: AccessRule): readonly Role[] {
  const asked = [rule].flat();
  return ROLES.filter((role) => !asked.some((permission) => RIGHTS[permission]?.roles.includes(role)));
}

describe("whoever lacks the right is refused every field of the roots, and nothing is asked or written", () => {
  let api: FakeApi;
  let citizen: Record<string, string>;
  beforeAll(async () => {
    api = await new FakeApi({}, { access: rightsEvaluator }).start();
    citizen = await api.asCitizen("TP-1");
  });
  afterAll(() => api.close());
  afterEach(() => {
    // That somebody tried is recorded; nothing else comes of it.
    expect(api.calls.filter(({ useCase }) => useCase !== "recordAccess")).toEqual([]);
    expect(api.questions).toEqual([]);
  });

  test("there are fields to refuse, of each kind", () => {
    for (const [operation, root] of guarded) {
      const refused = fields.filter(({ text }) => text.startsWith(operation));
      expect(refused.length).toBeGreaterThan(Object.keys(root.getFields()).length * 0.8);
    }
  });

  test("a visitor", async () => {
    for (const { text } of fields) expect([text, await codeOf(text, {})]).toEqual([text, "UNAUTHENTICATED"]);
  });

  test("an officer in all the roles that do not have it", async () => {
    const askers = new Map<string, Record<string, string>>();
    for (const { text, rule } of fields) {
      if (rule === "officer") continue;
      const roles = without(rule);
      const key = roles.join();
      const headers = askers.get(key) ?? (await api.as(roles));
      askers.set(key, headers);
      expect([text, await codeOf(text, headers)]).toEqual([text, "FORBIDDEN"]);
    }
  });

  test("a citizen, of all that is not a citizen's own", async () => {
    const officers = fields.filter(({ rule }) => ![rule].flat().some((each) => RIGHTS[each]?.roles.includes(CITIZEN)));
    for (const { text } of officers) expect([text, await codeOf(text, citizen)]).toEqual([text, "FORBIDDEN"]);
  });

  /** The code of the one error that the field is answered with; undefined where it was answered with anything else. */
  async function codeOf(text: string, headers: Record<string, string>): Promise<string | undefined> {
    const accept = text.startsWith("subscription") ? "text/event-stream" : "application/json";
    const response = await post(`${api.url}/graphql`, { query: text }, { accept, ...headers });
    const [, told] = /^(?:event: next\ndata: )?(\{.*\})/m.exec(await response.text()) ?? [];
    const { data, errors } = JSON.parse(told ?? "{}") as GraphqlAnswer;
    const isGiven = Object.values(data ?? {}).some((value) => value !== null);
    return isGiven || errors?.length !== 1 ? undefined : errors[0]!.extensions.code;
  }
});
