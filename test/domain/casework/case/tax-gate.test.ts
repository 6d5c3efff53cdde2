import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  checkWorkflow,
  stateOf,
  type ClearanceAnswer,
  type RawContent,
  type ServiceContent,
  type Transition,
  type WorkflowContent,
} from "../../../../domain/casework/index.js";
import { lek } from "../../../../domain/shared/index.js";
import { serviceOf, workflowKnown } from "../../../support/catalogue.js";
import { CaseStory, GRANT, officer, system } from "../support/case-story.js";
import { attempt, onItsWay, tries } from "../support/tries.js";

const GATED = ["circulation-authorisation", "advertising-permit", "taxi-licence", "tax-clearance-certificate"];
const OWING = { state: "not-clear", owedTotal: lek(500) } as const;

/** A case of a service that asks for settled dues, by a workflow as somebody changed it. */
function caseOf(service: ServiceContent, change: (workflow: WorkflowContent) => WorkflowContent): CaseStory {
  const story = new CaseStory(service);
  const { workflow } = story.definition;
  story.definition = { ...story.definition, workflow: { ...workflow, content: change(workflow.content) } };
  return story;
}

/** The guard taken off these transitions. */
function unguarded(workflow: WorkflowContent, isOff: (transition: Transition) => boolean): WorkflowContent {
  const without = (each: Transition) => ({ ...each, guards: each.guards.filter((guard) => guard !== "tax-clear") });
  return { ...workflow, transitions: workflow.transitions.map((each) => (isOff(each) ? without(each) : each)) };
}

const endsWell = (workflow: WorkflowContent) => (transition: Transition) =>
  stateOf(workflow, transition.to).outcome === "favourable";

describe("a decision that gives what was asked for", () => {
  const early = (code: string) => caseOf(serviceOf(code), (workflow) => unguarded(workflow, endsWell(workflow)));

  test("is refused to who owes, also where the definition asks only at an early step", () => {
    const story = onItsWay(early("circulation-authorisation").lodge(), 2);
    expect(story.state.state).toBe("awaiting-signature");
    story.account = OWING;
    const sign = { type: "Act", transition: "sign", by: officer("signatory"), decision: GRANT } as const;
    expect(story.decide(sign)).toMatchObject({ refusal: { code: "tax-not-clear", facts: { owedTotal: 500 } } });
    story.account = { state: "clear" };
    expect(story.does(sign)).toEqual(expect.arrayContaining(["ClearanceChecked", "DecisionTaken", "CaseClosed"]));
  });

  test("is not taken on an answer of another day, or on none", () => {
    const story = onItsWay(early("circulation-authorisation").lodge(), 2);
    const sign = { type: "Act", transition: "sign", by: officer("signatory"), decision: GRANT } as const;
    expect(story.refuses({ ...sign, clearance: null })).toBe("clearance-not-asked");
    const yesterday = { ...story.answer(), on: story.answer().on };
    expect(story.at("2025-03-04").refuses({ ...sign, clearance: yesterday })).toBe("clearance-of-another-day");
  });

  test("that comes about by itself waits until the account was asked, and says what it said", () => {
    const story = caseOf(serviceOf("circulation-authorisation"), (workflow) => ({
      ...unguarded(workflow, () => true),
      transitions: unguarded(workflow, () => true).transitions.map((each) =>
        each.code === "sign" ? { ...each, automatic: true, roles: ["system"], guards: [] } : each,
      ),
    }));
    story.account = OWING;
    onItsWay(story.lodge(), 2);
    expect(story.state).toMatchObject({ state: "awaiting-signature", outcome: null });
    expect(story.does({ type: "PassTime", by: system })).toEqual([]);
    story.account = { state: "clear" };
    expect(story.does({ type: "PassTime", by: system })).toEqual(
      expect.arrayContaining(["ClearanceChecked", "DecisionTaken", "CaseClosed"]),
    );
  });

  test("needs no answer where the service asks for no settled dues", () => {
    const story = onItsWay(CaseStory.of("identity-attestation").lodge(), 3);
    expect(story.state.outcome).toBe("favourable");
    expect(story.types).not.toContain("ClearanceChecked");
  });
});

/** Any change to a workflow: guards taken off, and a way of anybody's, or of nobody's, straight to what was asked for. */
const changes = fc.record({
  off: fc.array(fc.nat(40), { maxLength: 12 }),
  allOff: fc.boolean(),
  shortcut: fc.option(
    fc.record({ from: fc.nat(20), role: fc.constantFrom("applicant", "specialist", "front-desk", "system") }),
  ),
  hop: fc.option(fc.record({ from: fc.nat(20) })),
});

function changed(workflow: WorkflowContent, change: typeof changes extends fc.Arbitrary<infer Of> ? Of : never) {
  const off = unguarded(workflow, (each) => change.allOff || change.off.includes(workflow.transitions.indexOf(each)));
  const going = workflow.states.filter(({ kind }) => kind !== "terminal").map(({ code }) => code);
  const well = workflow.states.find(({ outcome }) => outcome === "favourable")!.code;
  const base = { name: workflow.name, guards: [], effects: ["stop-clock"] };
  const by = (role: string) => ({ roles: [role], automatic: role === "system" });
  const middle = change.shortcut ? going[change.shortcut.from % going.length]! : going[0]!;
  const shortcut = change.shortcut && {
    ...{ ...base, ...by(change.shortcut.role), code: "shortcut", from: [middle], to: well },
  };
  const hop = change.hop && {
    ...{ ...base, ...by("system"), code: "hop", from: [going[change.hop.from % going.length]!], to: middle },
    effects: [],
  };
  const isWay = (each: Transition | null) => each !== null && each.from[0] !== each.to;
  const along = (...more: readonly (Transition | null)[]) => ({
    ...off,
    transitions: [...off.transitions, ...(more.filter(isWay) as Transition[])],
  });
  // No definition with an automatic cycle is ever published.
  const whole = along(shortcut, hop);
  const findings = checkWorkflow(whole as unknown as RawContent, workflowKnown);
  return findings.some(({ code }) => code === "automatic-cycle") ? along(shortcut) : whole;
}

describe("whatever a workflow leaves out, and whatever is tried", () => {
  test.each(GATED)("%s: nothing is given to who owes", (code) => {
    let given = 0;
    fc.assert(
      fc.property(changes, tries, fc.nat(6), fc.boolean(), (change, all, steps, owes) => {
        const story = caseOf(serviceOf(code), (workflow) => changed(workflow, change));
        story.account = owes ? OWING : { state: "clear" };
        try {
          onItsWay(story.lodge(), steps);
        } catch {
          // Its officers may be refused by a workflow like this one.
        }
        for (const each of story.facts.length > 0 ? all : []) attempt(story, each);
        given += expectGivenOnAnswers(story);
      }),
      { numRuns: 150, seed: 2025 },
    );
    expect(given).toBeGreaterThan(10);
  });
});

/** Every case that ended with what was asked for has an answer of the account of that very day before it, and nothing owed. */
function expectGivenOnAnswers({ facts }: CaseStory): number {
  let answer: ClearanceAnswer | null = null;
  let given = 0;
  for (const { type, data } of facts) {
    if (type === "ClearanceChecked") answer = data.answer;
    if (type !== "CaseClosed" || data.outcome !== "favourable") continue;
    given += 1;
    expect([answer?.on, answer?.state]).toEqual([data.at.slice(0, 10), "clear"]);
  }
  return given;
}
