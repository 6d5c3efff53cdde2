import { describe, expect, test } from "@jest/globals";
import { CLEARANCE_SCOPES, isWithinScope, scopeNamed } from "../../../domain/casework/index.js";
import { rawServices } from "../../support/catalogue.js";
import { referenceData } from "../../support/reference-data.js";

const { items } = referenceData<{ readonly items: readonly { readonly code: string }[] }>(
  "fiscal-package.shkoder.2025.json",
);
const codes = items.map(({ code }) => code);

describe("a scope of dues", () => {
  test("asks about these items of the fiscal package, and no others", () => {
    const asked = Object.fromEntries(
      CLEARANCE_SCOPES.map((scope) => [scope, codes.filter((item) => isWithinScope(scope, item))]),
    );
    expect(asked).toEqual({
      "all-local-dues": codes,
      "infrastructure-impact-tax": [
        "infrastructure-impact-tax",
        "infrastructure-impact-tax-housing",
        "infrastructure-impact-tax-legalisation",
      ],
      "dwelling-dues": ["building-tax-household", "cleaning-household", "lighting-household", "greening-household"],
    });
    expect(isWithinScope("infrastructure-impact-tax", "infrastructure-impact-taxation")).toBe(false);
  });

  test("is one that the catalogue names, each of them; an unknown one asks about everything", () => {
    const named = rawServices.map(({ taxClearance }) => (taxClearance as { readonly scope: string | null }).scope);
    expect([...new Set(named)].filter((scope) => scope !== null).toSorted()).toEqual([...CLEARANCE_SCOPES].toSorted());
    expect(scopeNamed("dues-of-the-moon")).toBe("all-local-dues");
    expect(scopeNamed("dwelling-dues")).toBe("dwelling-dues");
  });
});
