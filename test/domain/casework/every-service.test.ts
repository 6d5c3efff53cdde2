import { describe, expect, test } from "@jest/globals";
import { rawServices, rawWorkflows } from "../../support/catalogue.js";
import { CaseStory, citizen } from "./support/case-story.js";
import { PATHS } from "./support/paths.js";

describe("every service of the catalogue", () => {
  test("has a workflow that a test walks", () => {
    expect(Object.keys(PATHS).sort()).toEqual(rawWorkflows.map((each) => String(each["code"])).sort());
    expect(rawServices).toHaveLength(69);
  });

  test.each(rawServices.map((each) => String(each["code"])))("%s is lodged at a counter and decided", (code) => {
    const story = CaseStory.of(code).lodge();
    PATHS[story.service.workflow]!(story);
    expect(story.state.outcome).toBe("favourable");
    expect(story.last("DecisionTaken").legalBasis).toHaveLength(1);
    expect(story.types).toContain("TimeLimitMet");
    expect(story.types.at(-1)).toBe("CaseClosed");
    if (story.service.fees.length > 0) expect(story.last("FeeCharged").total).toBeGreaterThan(0);
    if (story.service.taxClearance.rule === "required") expect(story.types).toContain("ClearanceChecked");
    else expect(story.types).not.toContain("ClearanceChecked");
  });

  test.each(rawServices.map((each) => String(each["code"])))("%s is lodged by the applicant", (code) => {
    const story = CaseStory.of(code).lodge({ by: citizen });
    PATHS[story.service.workflow]!(story);
    expect(story.state.outcome).toBe("favourable");
    expect(story.state.processors).not.toContain(citizen.personId);
  });
});
