import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import {
  MOST_AFFECTED,
  packageTrialDecider,
  packageTrialEvents,
  TrialTally,
  type PackageTrialEvent,
  type TriedTaxpayer,
} from "../../../../domain/taxation/package-trial/index.js";
import { specificationOf } from "../../../support/decider-spec.js";

const { given } = specificationOf(packageTrialDecider, packageTrialEvents);
const on = civilDate("2025-11-15");
const terms = {
  ...{ packageId: "P2", trialId: "T1", packageHash: "a".repeat(64), year: 2026, againstId: "P1" },
  ...{ againstHash: "b".repeat(64), assessedOn: on, upToPosition: "10/10", expected: 2 },
};
const started: PackageTrialEvent = { type: "PackageTrialStarted", data: terms, effectiveDate: on };
const result = new TrialTally().result();
const finished: PackageTrialEvent = {
  ...{ type: "PackageTrialFinished", effectiveDate: on },
  data: { packageId: "P2", trialId: "T1", result },
};
const finish = { type: "FinishPackageTrial", packageId: "P2", trialId: "T1", result, on } as const;

describe("the trials of a package", () => {
  test("begin, and end with what was found", () => {
    given([])
      .when({ type: "StartPackageTrial", ...terms, on })
      .then([started]);
    given([started]).when(finish).then([finished]);
    given([started, finished]).when(finish).then([]);
  });

  test("begin anew after one was cut off or finished; what an overtaken one found is refused", () => {
    const later = { ...terms, trialId: "T2" };
    const again: PackageTrialEvent = { ...started, data: later } as PackageTrialEvent;
    given([started])
      .when({ type: "StartPackageTrial", ...later, on })
      .then([again]);
    given([started, again]).when(finish).thenRefused("trial-overtaken");
    given([]).when(finish).thenRefused("trial-overtaken");
  });
});

const line = fc.record({
  item: fc.constantFrom("a", "b"),
  unit: fc.constantFrom("u", "v", "w"),
  net: fc.integer({ min: 0, max: 9_000 }).map(lek),
});
const anyone = fc.array(
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({ before: fc.array(line, { maxLength: 4 }), after: fc.array(line, { maxLength: 4 }) }),
    },
    { weight: 1, arbitrary: fc.constant({ refusal: "fact-missing" }) },
  ),
  { maxLength: 160 },
);

describe("the tally of a trial", () => {
  test("adds up, whoever comes, and keeps the most affected alone", () => {
    fc.assert(
      fc.property(anyone, (people) => {
        const tally = new TrialTally();
        const all = people.map((each, index) => ({ taxpayerId: `T${index}`, ...each }) as TriedTaxpayer);
        for (const each of all) tally.add(each);
        const found = tally.result();
        expect(found.taxpayers).toBe(all.length);
        expect(found.more + found.less + found.same + found.refused).toBe(all.length);
        expect(found.after - found.before).toBe(found.moreBy - found.lessBy);
        for (const side of ["before", "after"] as const)
          expect(found.lines.reduce((sum, each) => sum + each[side], 0)).toBe(found[side]);
        const sum = (of: readonly { readonly net: number }[]) => of.reduce((total, { net }) => total + net, 0);
        const differences = all.flatMap((each) => ("refusal" in each ? [] : [sum(each.after) - sum(each.before)]));
        const most = differences
          .filter((each) => each > 0)
          .toSorted((a, b) => b - a)
          .slice(0, MOST_AFFECTED);
        expect(found.mostMore.map(({ before, after }) => after - before)).toEqual(most);
        const least = differences
          .filter((each) => each < 0)
          .toSorted((a, b) => a - b)
          .slice(0, MOST_AFFECTED);
        expect(found.mostLess.map(({ before, after }) => after - before)).toEqual(least);
      }),
      { numRuns: 60 },
    );
  });
});
