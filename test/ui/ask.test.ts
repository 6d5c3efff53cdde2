import { describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { asking } from "../../ui/src/lib/graphql/ask.js";

type Document = Parameters<ReturnType<typeof asking>>[0];
const QUESTION = parse("query Question($a: Int) { me { displayName } }") as unknown as Document;
const refusing = (code: string, rule = "any") =>
  asking(async () => ({ errors: [{ message: "fjalë", extensions: { code, rule } }] as never }), "sq");

describe("what a page asks", () => {
  test("goes as text, with its variables, in the language of the page", async () => {
    const sent: unknown[] = [];
    const ask = asking(async (question) => {
      sent.push(question);
      return { data: { me: null } };
    }, "en");
    expect(await ask(QUESTION, { a: 1 })).toEqual({ me: null });
    expect(sent).toEqual([
      { query: expect.stringContaining("query Question($a: Int)"), variables: { a: 1 }, language: "en" },
    ]);
  });

  test.each([
    ["NOT_FOUND", 404],
    ["UNAVAILABLE", 503],
    ["STALE", 503],
    ["LIMIT", 429],
    ["FORBIDDEN", 403],
    ["INTERNAL", 500],
    ["SOMETHING_NEW", 500],
  ])("ends the page with the status and the words of %s", async (code, status) => {
    await expect(refusing(code)(QUESTION, {})).rejects.toMatchObject({ status, body: { message: "fjalë" } });
  });

  test("says what is the matter where nobody has opened the ledger", async () => {
    await expect(refusing("REFUSED", "municipality-not-established")(QUESTION, {})).rejects.toMatchObject({
      status: 503,
      body: { reason: "not-established" },
    });
  });

  test("may be refused within the page, with the faults of fields", async () => {
    const fields = [{ path: "unit", message: "mungon" }];
    const ask = asking(
      async () => ({
        errors: [{ message: "jo", extensions: { code: "VALIDATION", rule: "input-invalid", fields } }] as never,
      }),
      "sq",
    );
    expect(await ask.try(QUESTION, {})).toEqual({
      ok: false,
      fault: { code: "VALIDATION", rule: "input-invalid", message: "jo", fields },
    });
  });
});
