import { describe, expect, test } from "@jest/globals";
import { parseFraction, sumLek, trusted } from "../../../../../domain/shared/index.js";
import { assess, splitByShares, type AssessmentLine } from "../../../../../domain/taxation/law/index.js";
import {
  assessmentExamples,
  compiledReferencePackage,
  referenceCalendar,
  type AssessmentExample,
} from "../../../../support/reference-data.js";

const { examples, instalmentSplits } = assessmentExamples();
const calendar = referenceCalendar();
const packages = [compiledReferencePackage(2024), compiledReferencePackage(2025)];

describe("the worked examples of assessment", () => {
  test("are all there", () => {
    expect(examples).toHaveLength(128);
    expect(instalmentSplits).toHaveLength(6);
  });

  test.each(examples.map((example) => [example.code, example] as const))("%s", (_code, example) => {
    const fiscalPackage = packages.find((each) => each.source.code === example.package)!;
    const assessment = trusted(assess({ fiscalPackage, calendar, ...example }));
    expect(byItemAndSubject(assessment.lines.map(withoutTrace))).toEqual(byItemAndSubject(expected(example)));
    expect(assessment.total).toBe(example.expect.total);
    for (const line of assessment.lines) {
      expect(line.year).toBe(fiscalPackage.source.fiscalYear);
      expect(sumLek(line.instalments.map((each) => each.amount))).toBe(line.net);
    }
  });
});

describe("the worked examples of splitting into instalments", () => {
  test.each(instalmentSplits.map((split) => [split.code, split] as const))("%s", (_code, split) => {
    const shares = split.shares.map((share) => trusted(parseFraction(share)));
    expect(splitByShares(split.net, shares)).toEqual(split.expect);
  });
});

function withoutTrace({ trace: _trace, year: _year, ...line }: AssessmentLine) {
  return line;
}

function expected(example: AssessmentExample) {
  return example.expect.lines.map(({ because: _because, ...line }) => line);
}

function byItemAndSubject<Line extends { readonly item: string; readonly subject: string }>(lines: readonly Line[]) {
  return lines.toSorted((left, right) => (`${left.item} ${left.subject}` < `${right.item} ${right.subject}` ? -1 : 1));
}
