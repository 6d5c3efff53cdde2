import { describe, expect, test } from "@jest/globals";
import { caseRolesOf, CASE_OFFICERS, couldHandle, officerRolesOf } from "../../../domain/identity/index.js";

const head = { roles: ["sector-head"], offices: ["velipoje"], suspended: false };
const here = { office: "velipoje", confidentiality: "ordinary" } as const;

describe("who could have a case", () => {
  test.each([
    ["holds the role in the office", head, "sector-head", here, true],
    ["holds it in every office", { ...head, offices: null }, "sector-head", here, true],
    ["holds another role", head, "signatory", here, false],
    ["sits in another office", { ...head, offices: ["dajc"] }, "sector-head", here, false],
    ["may not sign in", { ...head, suspended: true }, "sector-head", here, false],
    ["may not see it", head, "sector-head", { ...here, confidentiality: "sensitive" }, false],
    [
      "may see what is sensitive",
      { ...head, roles: ["sector-head", "sensitive-services"] },
      "sector-head",
      { ...here, confidentiality: "sensitive" },
      true,
    ],
  ] as const)("%s", (_who, officer, role, state, could) => {
    expect(couldHandle(officer, role, state)).toBe(could);
  });

  test("the roles of officers by a role of workflows lead back to it", () => {
    expect(officerRolesOf("front-desk")).toEqual(["clerk"]);
    expect(officerRolesOf("nobody")).toEqual([]);
    for (const role of CASE_OFFICERS) expect(officerRolesOf(caseRolesOf([role])[0]!)).toContain(role);
  });
});
