import { describe, expect, test } from "@jest/globals";
import { usualOf } from "../../ui/src/lib/desk/case/shown.js";

type Step = Parameters<typeof usualOf>[0][number];
const step = (transition: string, more: Partial<Step> = {}): Step => ({
  ...{ transition, allowed: true, as: "clerk", reasonsDemanded: false, ends: null, roles: [], why: null, parts: [] },
  ...{ name: { sq: transition, en: transition }, leadsTo: { code: transition, name: null } },
  ...more,
});

describe("what usually comes next in a case", () => {
  const withdraw = step("withdraw", { ends: "withdrawn" });

  test("is never that it is given up, even where nothing else can be done at once", () => {
    expect(usualOf([withdraw])).toBeUndefined();
    expect(usualOf([withdraw, step("ask", { reasonsDemanded: true })])?.transition).toBe("ask");
    expect(usualOf([step("lapse", { ends: "lapsed" }), withdraw, step("check")])?.transition).toBe("check");
  });

  test("is the decision, where it can be taken", () => {
    const grant = step("grant", { ends: "favourable", parts: [{ name: "decision", demanded: true }] });
    expect(usualOf([withdraw, step("check"), grant])?.transition).toBe("grant");
  });
});
