import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { hasMessage, message } from "../../../api/messages/index.js";
import { checkService, checkWorkflow, type RawContent } from "../../../domain/casework/index.js";
import { rawServices, rawWorkflows, serviceKnown, workflowKnown } from "../../support/catalogue.js";

/** A definition with one part of it replaced by anything, added, or taken out. */
function broken(contents: readonly RawContent[]): fc.Arbitrary<RawContent> {
  const places = (content: RawContent) => [...Object.keys(content), "more", "__proto__x"];
  return fc.constantFrom(...contents).chain((content) =>
    fc
      .record({ place: fc.constantFrom(...places(content)), value: fc.option(fc.jsonValue({ maxDepth: 4 })) })
      .map(({ place, value }) => {
        const { [place]: _before, ...others } = content;
        return value === null ? others : { ...others, [place]: value };
      }),
  );
}

/** Every finding has a place and words in both languages, with every figure filled in. */
function expectWords(findings: ReturnType<typeof checkService>): void {
  for (const { code, path, facts } of findings) {
    expect([code, hasMessage(code), typeof path]).toEqual([code, true, "string"]);
    for (const language of ["sq", "en"] as const) expect(message(code, facts, language)).not.toContain("{");
  }
}

describe("whatever is written into a definition", () => {
  test("of a service is checked without failing, and what is wrong is said in words", () => {
    fc.assert(
      fc.property(broken(rawServices), (content) =>
        expectWords(checkService(content, serviceKnown(String(content["workflow"])))),
      ),
      { numRuns: 300 },
    );
  });

  test("of a workflow, too", () => {
    fc.assert(
      fc.property(broken(rawWorkflows), (content) => expectWords(checkWorkflow(content, workflowKnown))),
      { numRuns: 300 },
    );
  });
});
