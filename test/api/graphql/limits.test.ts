import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { FakeApi } from "../support/fake-api.js";
import { post } from "../support/http.js";

let api: FakeApi;
let officer: Record<string, string>;
beforeAll(async () => {
  api = await new FakeApi().start();
  officer = await api.as(["auditor"]);
});
afterAll(() => api.close());

const rule = async (query: string, variables: Record<string, unknown> = {}) => {
  const { errors } = await api.ask(query, variables, officer);
  return errors?.map(({ extensions }) => `${extensions.code} ${extensions.rule}`)[0];
};

describe("a query that asks for too much is refused before anything is read", () => {
  test("deep", async () => {
    const deep = `{ __schema { types { ${"ofType { ".repeat(40)} name ${"} ".repeat(40)} } } }`;
    expect(await rule(deep)).toBe("LIMIT graphql-too-deep");
  });

  test("aliased", async () => {
    const aliases = Array.from({ length: 31 }, (_unused, index) => `a${index}: __typename`).join(" ");
    expect(await rule(`{ ${aliases} }`)).toMatch(/^LIMIT graphql-too-many-(aliases|root-fields)$/);
    const inside = Array.from({ length: 31 }, (_unused, index) => `a${index}: displayName`).join(" ");
    expect(await rule(`{ me { ${inside} } }`)).toBe("LIMIT graphql-too-many-aliases");
  });

  test("the same field ten thousand times", async () => {
    expect(await rule(`{ ${"__typename ".repeat(2500)} }`)).toMatch(/^LIMIT graphql-too-many-(tokens|root-fields)$/);
    expect(await rule(`{ ${"__typename ".repeat(10_000)} }`)).toBe("LIMIT graphql-too-long");
  });

  test("cyclic fragments", async () => {
    expect(await rule("query { me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }")).toMatch(
      /^VALIDATION/,
    );
  });

  test("fragments that unfold to millions of fields", async () => {
    const bomb = Array.from(
      { length: 20 },
      (_unused, index) => `fragment F${index} on Me { ...F${index + 1} ...F${index + 1} }`,
    ).join(" ");
    const started = Date.now();
    expect(await rule(`query { me { ...F0 } } ${bomb} fragment F20 on Me { displayName }`)).toBe(
      "LIMIT graphql-too-many-fields",
    );
    expect(Date.now() - started).toBeLessThan(2000);
  });

  test("batched", async () => {
    const response = await post(
      `${api.url}/graphql`,
      [{ query: "{ me { id } }" }, { query: "{ me { id } }" }],
      officer,
    );
    expect(await response.json()).toMatchObject({ code: "LIMIT", rule: "graphql-batching-off" });
  });

  test("by GET, other than an event stream", async () => {
    const response = await fetch(`${api.url}/graphql?query=${encodeURIComponent("{ me { id } }")}`, {
      headers: officer,
    });
    expect(response.status).toBe(405);
  });

  test("the limits are not told before they are met, and suggestions are not made", async () => {
    const { errors } = await api.ask("{ mee { id } }", {}, officer);
    expect(errors?.[0]?.message).not.toMatch(/Did you mean/);
  });
});

describe("the schema", () => {
  test("is shown to officers, not to visitors", async () => {
    expect((await api.ask("{ __schema { queryType { name } } }", {}, officer)).errors).toBeUndefined();
    const { errors } = await api.ask("{ __schema { queryType { name } } }");
    expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", rule: "introspection-not-allowed" });
    expect(
      (await api.ask('query { ...F } fragment F on Query { __type(name: "Me") { name } }')).errors?.[0]?.extensions
        .code,
    ).toBe("FORBIDDEN");
    expect((await api.ask("{ __typename }")).data).toEqual({ __typename: "Query" });
  });
});
