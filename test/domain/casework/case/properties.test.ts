import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  caseDecider,
  effectsOn,
  remainingAt,
  stateOf,
  wayOn,
  type CaseEvent,
  type CaseState,
  type DataOf,
} from "../../../../domain/casework/index.js";
import { FORGOTTEN } from "../../../../application/personal-data/index.js";
import { fold, trusted } from "../../../../domain/shared/index.js";
import { asFacts } from "../../../support/decider-spec.js";
import { calendar, CaseStory, officer, system } from "../support/case-story.js";
import { INSPECTED, PATHS } from "../support/paths.js";
import { silentStory } from "../support/silence.js";
import { attempt, onItsWay, tries } from "../support/tries.js";

const SERVICES = [
  "identity-attestation",
  "advertising-permit",
  "taxi-licence",
  "housing-request",
  "complaint",
  "information-request",
  "certified-archive-copy",
  "family-tax-reduction",
  "tax-clearance-certificate",
  "public-lighting-request",
] as const;

describe("whatever is tried, in whatever order", () => {
  test.each(SERVICES)("%s: the case stays within its definition", (code) => {
    const taken = new Set<string>();
    let [owedAgain, rechecked] = [0, 0];
    fc.assert(
      fc.property(tries, fc.nat(5), (all, steps) => {
        const story = onItsWay(CaseStory.of(code).lodge(), steps);
        for (const each of all) attempt(story, each);
        expectWithinDefinition(story);
        expectNothingGivenUnpaid(story);
        expectTheSameTimeInAnyOrder(story, all[0]!.pick);
        for (const { type, data } of story.facts) {
          if (type === "CaseAdvanced") taken.add(data.transition);
          if (type === "FeeOwedAgain") owedAgain += 1;
          if (type === "CaseAdvanced" && data.by.role === "system" && wentOnByItself(story, data)) rechecked += 1;
        }
      }),
      { numRuns: 60, seed: 2025 },
    );
    // A walk that goes nowhere would prove nothing.
    const { service, workflow } = CaseStory.of(code).definition;
    expect(taken.size).toBeGreaterThan(workflow.content.transitions.length / 2);
    expect(owedAgain > 0).toBe(service.content.fees.length > 0);
    expect(rechecked > 0).toBe(effectsOn(workflow.content, "payment-recorded").length > 0);
  });
});

describe("whatever is tried where silence grants", () => {
  test.each(SERVICES)("%s: what it granted is never taken away, and never given past the gate", (code) => {
    let granted = 0;
    fc.assert(
      fc.property(tries, fc.nat(5), (all, steps) => {
        const story = onItsWay(silentStory(code, "deemed-granted").lodge(), steps);
        const half = Math.floor(all.length / 2);
        for (const each of all.slice(0, half)) attempt(story, each);
        story.at("2025-06-10").does({ type: "PassTime", by: system });
        for (const each of all.slice(half)) attempt(story, each);
        expectWithinDefinition(story);
        expectNothingGivenUnpaid(story);
        granted += expectSilenceKept(story);
      }),
      { numRuns: 30, seed: 2025 },
    );
    expect(granted).toBeGreaterThan(0);
  });
});

/** What silence granted is granted by a clear account of that day and with every fee paid, or still waits. How often it was. */
function expectSilenceKept({ service, facts }: CaseStory): number {
  let [silent, clear, granted] = [false, "", 0];
  for (const { type, data } of facts) {
    if (type === "SilenceTookEffect") silent = true;
    if (type === "CaseReopened") silent = false;
    if (type === "ClearanceChecked") clear = data.answer.state === "not-clear" ? "" : data.answer.on;
    if (type === "CaseClosed" && silent) expect(["favourable", "withdrawn"]).toContain(data.outcome);
    if (type !== "DecisionTaken" || data.silence === undefined) continue;
    expect([silent, data.outcome]).toEqual([true, "favourable"]);
    if (service.taxClearance.rule === "required") expect(clear).toBe(data.on);
    granted += 1;
  }
  return granted;
}

/** Whether a step of the system's own led out of a state where the case waited for what came about. */
function wentOnByItself({ definition }: CaseStory, { from, transition }: DataOf<"CaseAdvanced">): boolean {
  return wayOn(definition, from, "payment-recorded")?.code === transition;
}

/** Nothing that was asked for is given while a fee that the procedure waits for is owed again. */
function expectNothingGivenUnpaid({ service, facts }: CaseStory): void {
  const blocking = new Set(service.fees.filter(({ blocks }) => blocks).map(({ code }) => code));
  const owed = new Set<string>();
  for (const { type, data } of facts) {
    if (type === "FeeOwedAgain") for (const code of data.codes) owed.add(code);
    if (type === "FeeSettled") for (const code of data.codes) owed.delete(code);
    if (type === "DecisionTaken" && data.outcome === "favourable")
      expect([...owed].filter((code) => blocking.has(code))).toEqual([]);
  }
}

/** What the clock wrote when it stood still and when it ran again leaves the same time, in whichever order it is read. */
function expectTheSameTimeInAnyOrder({ facts, state, now }: CaseStory, seed: number): void {
  const set = facts.findLastIndex(({ type, data }) => type === "TimeLimitSet" && data.limit === "case");
  const stretches = facts.flatMap(({ type }, at) =>
    at > set && (type === "TimeLimitSuspended" || type === "TimeLimitResumed") ? [at] : [],
  );
  const moved = stretches
    .map((at, index) => ({ at, rank: (index * 7919 + seed * 31) % 101 }))
    .toSorted((left, right) => left.rank - right.rank);
  const shuffled = [...facts];
  stretches.forEach((at, index) => (shuffled[at] = facts[moved[index]!.at]!));
  const again = fold<CaseState, CaseEvent>(caseDecider, shuffled);
  const left = (of: CaseState) => trusted(remainingAt(of.limits.case!, now, calendar));
  expect(left(again)).toBe(left(state));
}

/** Every step is one of the definition, from where the case was; clocks stand as the states say; nothing happens twice. */
function expectWithinDefinition(story: CaseStory): void {
  const { content } = story.definition.workflow;
  let at = content.initial;
  for (const { type, data } of story.facts) {
    if (type === "CaseReopened") at = data.to;
    if (type !== "CaseAdvanced") continue;
    const way = content.transitions.find(({ code }) => code === data.transition)!;
    expect(data.from).toBe(at);
    expect(way.from).toContain(data.from);
    expect(way.to).toBe(data.to);
    expect(way.roles).toContain(data.by.role);
    at = data.to;
  }
  const { state, outcome, limits, fees } = story.state;
  expect(state).toBe(at);
  const { kind, clock, outcome: meant } = stateOf(content, state);
  expect(outcome).toBe(kind === "terminal" ? meant : null);
  const suspended = limits.case!.suspensions.some(({ to }) => to === null);
  if (kind !== "terminal") expect(suspended).toBe(clock === "suspended");
  if (kind === "terminal") expect(limits.case!.endedAt).not.toBeNull();
  expect(new Set((fees ?? []).map((fee) => fee.code)).size).toBe(fees?.length ?? 0);
  for (const fee of fees ?? []) {
    expect((fee.settledOn === null) === (fee.settledBy === null)).toBe(true);
    expect(fee.settledOn !== null && fee.owedAgainOn !== null).toBe(false);
  }
  const closings = story.types.filter((type) => type === "CaseClosed").length;
  const reopenings = story.types.filter((type) => type === "CaseReopened").length;
  expect(closings - reopenings).toBe(kind === "terminal" ? 1 : 0);
}

describe("somebody who was forgotten", () => {
  const hide = (event: CaseEvent): CaseEvent => {
    const hidden: Record<string, unknown> = { ...event.data };
    for (const key of ["form", "reasons", "note", "grounds", "text", "representative"])
      if (hidden[key] !== undefined && hidden[key] !== null) hidden[key] = FORGOTTEN;
    if ("applicant" in event.data && event.data.applicant !== null)
      hidden["applicant"] = { ...event.data.applicant, name: FORGOTTEN, identifier: FORGOTTEN, contact: FORGOTTEN };
    return { ...event, data: hidden } as unknown as CaseEvent;
  };

  test.each(SERVICES)("%s: leaves a case that can still be folded, and that says as much of its course", (code) => {
    const story = PATHS[CaseStory.of(code).service.workflow]!(CaseStory.of(code).lodge());
    const known = story.state;
    const hidden = story.facts.map((fact) => hide(fact as unknown as CaseEvent));
    const state = fold<typeof known, CaseEvent>(caseDecider, asFacts<CaseEvent>(hidden));
    expect(state).toEqual({ ...known, form: null });
  });

  test("is not charged by a form that is gone", () => {
    const story = CaseStory.of("advertising-permit")
      .lodge()
      .act("front-desk", "accept")
      .act("specialist", "order-inspection");
    story.act("inspector", "record-inspection", { checks: [INSPECTED] });
    story.facts = asFacts<CaseEvent>(story.facts.map((fact) => hide(fact as unknown as CaseEvent)));
    expect(story.refuses({ type: "Act", transition: "propose-grant", by: officer("specialist") })).toBe(
      "subject-forgotten",
    );
  });
});
