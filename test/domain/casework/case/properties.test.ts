import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  caseDecider,
  effectsOn,
  leaving,
  remainingAt,
  stateOf,
  wayOn,
  type CaseEvent,
  type CaseState,
  type DataOf,
} from "../../../../domain/casework/index.js";
import { FORGOTTEN } from "../../../../application/personal-data/index.js";
import { addDays, civilDate, fold, lek, trusted } from "../../../../domain/shared/index.js";
import { asFacts } from "../../../support/decider-spec.js";
import { APPEAL, calendar, CaseStory, citizen, GRANT, officer, REASONS, system } from "../support/case-story.js";
import { ASSESSED, CLEAR, CONSENT, INSPECTED, MINUTES, NOBODY, PAGES, PATHS, REGISTER } from "../support/paths.js";

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
const CHECKS = [INSPECTED, ASSESSED, MINUTES, CONSENT, REGISTER, CLEAR, PAGES, NOBODY];
const request = [{ document: null, field: null, words: "Sqaroni." }];

const WHATS = ["step", "anywhere", "check", "pay", "takeBack", "recheck", "time", "owes", "reopen"] as const;

/** What somebody may try next: any step of the workflow, mostly one that leads out of where the case is, or something else. */
interface Try {
  readonly pick: number;
  readonly what: (typeof WHATS)[number];
  readonly person: number;
  readonly parts: number;
}
const tries = fc.array(
  fc.record<Try>({
    pick: fc.nat(60),
    what: fc.constantFrom("step", "step", "step", "step", ...WHATS),
    person: fc.nat(2),
    parts: fc.nat(7),
  }),
  { minLength: 5, maxLength: 40 },
);

describe("whatever is tried, in whatever order", () => {
  test.each(SERVICES)("%s: the case stays within its definition", (code) => {
    const taken = new Set<string>();
    let [owedAgain, rechecked] = [0, 0];
    fc.assert(
      fc.property(tries, fc.nat(5), (all, steps) => {
        const story = onItsWay(code, steps);
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

/** A case that its officers took so many steps towards what was asked for: by chance few get far from the counter. */
function onItsWay(code: string, steps: number): CaseStory {
  const story = CaseStory.of(code).lodge();
  const there = new Error("so far and no further");
  let taken = 0;
  const act: CaseStory["act"] = (...step) => {
    if (++taken > steps) throw there;
    CaseStory.prototype.act.apply(story, step);
    return story;
  };
  try {
    PATHS[story.service.workflow]!(Object.assign(story, { act }));
  } catch (error) {
    if (error !== there) throw error;
  }
  return story;
}

/** Whether a step of the system's own led out of a state where the case waited for what came about. */
function wentOnByItself({ definition }: CaseStory, { from, transition }: DataOf<"CaseAdvanced">): boolean {
  return wayOn(definition, from, "payment-recorded")?.code === transition;
}

function attempt(story: CaseStory, { pick, what, person, parts }: Try): void {
  const { content } = story.definition.workflow;
  switch (what) {
    case "step":
    case "anywhere": {
      const ways = what === "step" ? leaving(content, story.state.state) : content.transitions;
      const way = ways[pick % (ways.length || 1)];
      // Who withdraws at every turn never gets anywhere.
      if (!way || (way.code === "withdraw" && parts < 6)) return;
      const role = way.roles[person % way.roles.length]!;
      const by = role === "applicant" ? citizen : officer(role, person === 0 ? {} : { personId: `person-${person}` });
      const act = { type: "Act", transition: way.code, by, ...(parts & 1 ? { reasons: REASONS } : {}) } as const;
      const extended = way.effects.includes("extend-clock") ? { ...act, extendBy: 1 + (parts % 4) } : act;
      const decided = { ...extended, decision: { ...GRANT, appeal: APPEAL } };
      const asking = { ...extended, request };
      for (const told of [extended, decided, asking, ...CHECKS.map((check) => ({ ...extended, checks: [check] }))])
        if (tryTo(story, told)) return;
      return;
    }
    case "check":
      tryTo(story, {
        type: "RecordCheck",
        by: officer(content.steps[pick % content.steps.length]!.role),
        ...CHECKS[pick % CHECKS.length]!,
      });
      return;
    case "pay":
      if (story.state.outcome === null) story.pays();
      return;
    case "takeBack": {
      // A cheque, as often as not, that is taken and comes back.
      if (story.state.outcome === null && parts & 1) story.pays();
      const codes = (story.state.fees ?? []).filter(({ settledBy }) => settledBy === "account").map((fee) => fee.code);
      const owed = { codes, evidence: "2025/fee/CASE1" };
      const said = { codes: [], paidOn: civilDate(story.now.slice(0, 10)), evidence: "-", shownBy: "account" } as const;
      tryTo(story, { type: "SettleFees", by: system, ...said, owedAgain: owed });
      return;
    }
    case "recheck":
      recheck(story);
      return;
    case "time":
      story.at(addDays(civilDate(story.now.slice(0, 10)), pick % 15));
      tryTo(story, { type: "PassTime", by: system });
      return;
    case "owes":
      story.account = pick % 2 ? { state: "clear" } : { state: "not-clear", owedTotal: lek(500) };
      return;
    case "reopen": {
      const to = content.states[pick % content.states.length]!.code;
      tryTo(story, { type: "Reopen", by: officer("signatory"), to, ground: "error", appealId: null });
    }
  }
}

function tryTo(story: CaseStory, told: Parameters<CaseStory["decide"]>[0]): boolean {
  const { ok } = story.decide(told);
  if (ok) story.does(told);
  return ok;
}

/** The case goes on, or stays as it is: neither a round trip, nor a new term for the applicant, nor the same answer twice. */
function recheck(story: CaseStory): void {
  const before = story.state;
  const told = { type: "Recheck", by: system, event: "payment-recorded" } as const;
  const types = story.does(told);
  const { state, limits } = story.state;
  if (state !== before.state) {
    expect(stateOf(story.definition.workflow.content, before.state).kind).toBe("waiting");
    return;
  }
  expect(types.filter((type) => type !== "ClearanceChecked")).toEqual([]);
  expect(limits).toEqual(before.limits);
  expect(story.does(told)).toEqual([]);
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
