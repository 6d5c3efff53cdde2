import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseStrictJson } from "../../../api/http/strict-json.js";

const code = (text: string) => {
  const result = parseStrictJson(text);
  return result.ok ? "ok" : result.refusal.code;
};

describe("strict JSON", () => {
  test("reads what JSON.parse writes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        const expected: unknown = JSON.parse(text);
        const result = parseStrictJson(text);
        if (result.ok) expect(result.value).toEqual(expected);
        else expect(["json-forbidden-key", "json-number-inexact"]).toContain(result.refusal.code);
      }),
    );
  });

  test("reads escapes, surrogate pairs and white space", () => {
    const result = parseStrictJson(' { "a" : [ 1 , -2.5e3 , "\\u00eb\\ud83d\\ude00\\n\\"" , true , null ] } ');
    expect(result).toEqual({ ok: true, value: { a: [1, -2500, 'ë😀\n"', true, null] } });
  });

  test.each([
    "",
    "{",
    "[1,]",
    '{"a":1,}',
    "{'a':1}",
    "01",
    "NaN",
    "Infinity",
    "1 2",
    '"\u0001"',
    '"\\x"',
    '"\\u12"',
    "tru",
  ])("refuses %j as malformed, as JSON.parse does", (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(code(text)).toBe("json-malformed");
  });

  test("refuses duplicate keys, also when one is written with escapes", () => {
    expect(code('{"amount":1,"amount":2}')).toBe("json-duplicate-key");
    expect(code('{"amount":1,"\\u0061mount":2}')).toBe("json-duplicate-key");
    expect(code('[{"a":1},{"a":1}]')).toBe("ok");
  });

  test("refuses keys that reach into prototypes, and changes none", () => {
    expect(code('{"__proto__":{"admin":true}}')).toBe("json-forbidden-key");
    expect(code('{"a":{"\\u005f_proto__":1}}')).toBe("json-forbidden-key");
    expect(code('{"constructor":{"prototype":{}}}')).toBe("json-forbidden-key");
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test("refuses nesting deeper than 32, without using the stack for it", () => {
    expect(code("[".repeat(32) + "]".repeat(32))).toBe("ok");
    expect(code("[".repeat(33) + "]".repeat(33))).toBe("json-too-deep");
    expect(code('{"a":'.repeat(500_000))).toBe("json-too-deep");
  });

  test("refuses whole numbers that a double would change", () => {
    expect(code("9007199254740993")).toBe("json-number-inexact");
    expect(code("1e999")).toBe("json-number-inexact");
    expect(code("9007199254740991")).toBe("ok");
  });
});
