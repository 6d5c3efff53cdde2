import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  caseDecider,
  nextTimerOf,
  remainingAt,
  roleAbove,
  type CaseEvent,
  type CaseState,
} from "../../../../domain/casework/index.js";
import { addDays, civilDate, fold, instant, trusted } from "../../../../domain/shared/index.js";
import { asFacts } from "../../../support/decider-spec.js";
import { calendar, CaseStory, GRANT, system } from "../support/case-story.js";

const PASS = { type: "PassTime", by: system } as const;
const licence = () => CaseStory.of("identity-attestation").lodge();
const next = (story: CaseStory) => trusted(nextTimerOf(story.state, story.definition, calendar));

describe("the clock of a case", () => {
  test("warns once when four fifths are used, and misses once when all is, however often time passes", () => {
    const story = CaseStory.of("general-request").lodge();
    expect(story.state.limits.case?.due?.on).toBe("2025-04-02");
    expect(next(story)).toEqual({ on: "2025-03-27", at: null });
    story.at("2025-03-26");
    expect(story.does(PASS)).toEqual([]);
    story.at("2025-03-27");
    expect(story.does(PASS)).toEqual(["TimeLimitWarned"]);
    expect(story.last("TimeLimitWarned")).toMatchObject({
      step: "deadline-warning",
      percent: 80,
      effects: ["notify-handler"],
    });
    expect(story.does(PASS)).toEqual([]);
    expect(next(story)).toEqual({ on: "2025-04-03", at: null });
    story.at("2025-04-02");
    expect(story.does(PASS)).toEqual([]);
    story.at("2025-04-03");
    expect(story.does(PASS)).toEqual(["TimeLimitMissed", "TimeLimitEscalated"]);
    expect(story.does(PASS)).toEqual([]);
    expect(next(story)).toBeNull();
  });

  test("does not warn of what has passed already", () => {
    const story = CaseStory.of("general-request").lodge().at("2025-05-02");
    expect(story.does(PASS)).toEqual(["TimeLimitMissed", "TimeLimitEscalated"]);
  });

  test("stands still while the applicant is asked: neither warning nor miss, only the applicant's own term", () => {
    const request = [{ document: null, field: null, words: "Sqaroni." }];
    const story = licence().act("front-desk", "ask-applicant", { request }).at("2025-03-17");
    expect(story.does(PASS)).toEqual([]);
    expect(next(story)).toEqual({ on: "2025-03-19", at: null });
    expect(story.state.limits.case).toMatchObject({ due: null });
  });

  test("tells the role above: head of sector, then who signs, then nobody", () => {
    expect(["specialist", "sector-head", "signatory"].map(roleAbove)).toEqual(["sector-head", "signatory", null]);
  });

  test("is counted again by a newer calendar, once, and names it", () => {
    const story = licence();
    expect(story.does({ type: "Recompute", by: system })).toEqual([]);
    const day = civilDate("2025-03-05");
    const holiday = { code: "mourning", date: day, observed: day, name: { sq: "Zi kombëtare", en: "Mourning" } };
    story.calendar = { ...calendar, version: "2", holidays: [...calendar.holidays, holiday] };
    expect(story.does({ type: "Recompute", by: system })).toEqual(["TimeLimitRecomputed"]);
    expect(story.last("TimeLimitRecomputed")).toMatchObject({ calendar: { version: "2" }, due: { on: "2025-03-07" } });
    expect(story.does({ type: "Recompute", by: system })).toEqual([]);
  });

  test("is missed, not met, by a decision that comes too late, though nobody looked before", () => {
    const story = licence().pays().act("front-desk", "accept").act("specialist", "prepare").at("2025-03-07");
    story.act("signatory", "sign", { decision: GRANT });
    expect(story.types).toContain("TimeLimitMissed");
    expect(story.types).not.toContain("TimeLimitMet");
    expect(story.state.limits.case?.endedAt).toBe(instant("2025-03-07T09:00:00Z"));
  });
});

describe("whatever the order in which suspensions are replayed", () => {
  const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 })), {
    minLength: 1,
    maxLength: 6,
  });

  test("the time that remains is the same", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 80 }), fc.nat(), (stretches, later, seed) => {
        const story = CaseStory.of("general-request").lodge();
        const lodged = story.facts as readonly unknown[] as readonly CaseEvent[];
        const moment = (day: number) => instant(`${addDays(civilDate("2025-03-04"), day)}T10:00:00Z`);
        const frame = { caseId: story.caseId, limit: "case" } as const;
        const counted = { calendar: { code: "holidays.al", version: "1" }, due: null };
        const pairs = stretches.flatMap(([from, length], index): CaseEvent[] => {
          const number = index + 1;
          const [start, end] = [moment(from), moment(from + length)];
          const effectiveDate = civilDate("2025-03-04");
          return [
            {
              type: "TimeLimitSuspended",
              data: { ...frame, number, from: start, transition: "ask-applicant" },
              effectiveDate,
            },
            { type: "TimeLimitResumed", data: { ...frame, number, from: start, to: end, ...counted }, effectiveDate },
          ];
        });
        const left = (events: readonly CaseEvent[]) => {
          const state = fold<CaseState, CaseEvent>(caseDecider, asFacts<CaseEvent>([...lodged, ...events]));
          return trusted(remainingAt(state.limits.case!, moment(later), calendar));
        };
        const shuffled = pairs
          .map((event, index) => ({ event, at: (index * 7919 + seed) % 101 }))
          .toSorted((a, b) => a.at - b.at);
        expect(left(shuffled.map(({ event }) => event))).toBe(left(pairs));
      }),
      { numRuns: 200 },
    );
  });
});
