import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { caseDecider, leaving, stateOf, type CaseEvent } from "../../../../domain/casework/index.js";
import { FORGOTTEN } from "../../../../application/personal-data/index.js";
import { addDays, civilDate, fold, lek } from "../../../../domain/shared/index.js";
import { asFacts } from "../../../support/decider-spec.js";
import { APPEAL, CaseStory, citizen, GRANT, officer, REASONS, system } from "../support/case-story.js";
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

/** What somebody may try next: any step of the workflow, mostly one that leads out of where the case is, or something else. */
interface Try {
  readonly pick: number;
  readonly what: "step" | "anywhere" | "check" | "pay" | "time" | "owes" | "reopen";
  readonly person: number;
  readonly parts: number;
}
const tries = fc.array(
  fc.record<Try>({
    pick: fc.nat(60),
    what: fc.constantFrom("step", "step", "step", "step", "anywhere", "check", "pay", "time", "owes", "reopen"),
    person: fc.nat(2),
    parts: fc.nat(7),
  }),
  { minLength: 5, maxLength: 40 },
);

describe("whatever is tried, in whatever order", () => {
  test.each(SERVICES)("%s: the case stays within its definition", (code) => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(tries, (all) => {
        const story = CaseStory.of(code).lodge();
        for (const each of all) attempt(story, each);
        expectWithinDefinition(story);
        for (const { type, data } of story.facts) if (type === "CaseAdvanced") taken.add(data.transition);
      }),
      { numRuns: 60, seed: 2025 },
    );
    // A walk that goes nowhere would prove nothing.
    expect(taken.size).toBeGreaterThan(CaseStory.of(code).definition.workflow.content.transitions.length / 2);
  });
});

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
