import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  checkWorkflow,
  effectsOf,
  grants,
  moveBy,
  moveByItself,
  stateOf,
  waysOf,
  type GuardTest,
  type RawContent,
  type Transition,
  type WorkflowContent,
} from "../../../domain/casework/index.js";
import { refusal } from "../../../domain/shared/index.js";
import { rawWorkflows, workflowKnown, workflowOf } from "../../support/catalogue.js";
import { silently } from "./support/silence.js";

const open: GuardTest = () => null;
const certificate = workflowOf("simple-certificate");

describe("a step along a workflow", () => {
  test("leads where the transition says, with what follows from it and from the state entered", () => {
    const move = moveBy(certificate, "in-review", { transition: "prepare", role: "specialist" }, open);
    expect(move).toMatchObject({
      ok: true,
      value: { from: { code: "in-review" }, to: { code: "awaiting-signature" }, effects: ["generate-document"] },
    });
    const submitted = certificate.transitions.find(({ code }) => code === "submit")!;
    expect(effectsOf(certificate, submitted)).toContain("check-tax-clearance");
  });

  test.each([
    ["nowhere", "in-review", "specialist", "transition-unknown"],
    ["sign", "in-review", "signatory", "transition-not-from-here"],
    ["prepare", "in-review", "front-desk", "transition-role-wrong"],
    ["close-no-answer", "waiting-for-applicant", "system", "transition-automatic"],
  ])("%s from %s by %s is refused: %s", (transition, state, role, code) => {
    expect(moveBy(certificate, state, { transition, role }, open)).toMatchObject({ ok: false, refusal: { code } });
  });

  test("is refused with what the first guard says, and with a guard that nobody knows", () => {
    const asked = { transition: "accept", role: "front-desk" };
    const shut: GuardTest = (guard) => refusal(`not-${guard}`);
    expect(moveBy(certificate, "intake-check", asked, shut)).toMatchObject({
      ok: false,
      refusal: { code: "not-documents-complete" },
    });
    const strange = {
      ...certificate,
      transitions: certificate.transitions.map((each) => ({ ...each, guards: ["stars-favourable"] })),
    };
    expect(moveBy(strange, "intake-check", asked, open)).toMatchObject({
      ok: false,
      refusal: { code: "guard-unknown", facts: { guard: "stars-favourable" } },
    });
  });

  test("happens by itself as soon as its guards hold, the first that can", () => {
    expect(moveByItself(certificate, "waiting-for-applicant", open)?.to.code).toBe("closed-no-answer");
    expect(moveByItself(certificate, "waiting-for-applicant", () => refusal("not-yet"))).toBeNull();
    expect(moveByItself(certificate, "in-review", open)).toBeNull();
  });
});

describe("whoever does whatever", () => {
  const walked: [string, WorkflowContent][] = rawWorkflows.map((raw) => [
    String(raw["code"]),
    raw as unknown as WorkflowContent,
  ]);

  test.each(walked)("%s never reaches a state that it does not allow, and always comes to rest", (_code, workflow) => {
    fc.assert(
      fc.property(walk, (choices) => expectAllowed(workflow, choices)),
      { numRuns: 200 },
    );
  });

  test("neither does any workflow that passes the checks", () => {
    let published = 0;
    fc.assert(
      fc.property(anyWorkflow, walk, (workflow, choices) => {
        fc.pre(checkWorkflow(workflow as unknown as RawContent, workflowKnown).length === 0);
        published += 1;
        expectAllowed(workflow, choices);
      }),
      { numRuns: 300, maxSkipsPerRun: 400 },
    );
    expect(published).toBe(300);
  });
});

describe("silence that grants", () => {
  test("is named as empty by the checks, or leads by itself to what was asked for from wherever the limit passes", () => {
    let [whole, empty] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...rawWorkflows), silentWay, (raw, way) => {
        const workflow = silently(raw as unknown as WorkflowContent, "deemed-granted", {});
        const changed = { ...workflow, transitions: [...workflow.transitions.slice(0, -1), way(workflow)] };
        const found = checkWorkflow(changed as unknown as RawContent, workflowKnown);
        const named = found.filter(({ code }) => code === "silence-grants-nothing").map(({ facts }) => facts["state"]);
        const running = changed.states.filter(({ clock }) => clock === "running").map(({ code }) => code);
        const stuck = running.filter((state) => !grants(stateOf(changed, atRest(changed, state))));
        expect(named).toEqual(stuck);
        if (stuck.length === 0) whole += 1;
        else empty += 1;
      }),
      { numRuns: 300, seed: 2025 },
    );
    expect([whole > 30, empty > 30]).toEqual([true, true]);
  });
});

/** The way of silence as somebody might write it: out of fewer states, with other guards, for somebody to take. */
const silentWay = fc
  .record({
    left: fc.constantFrom(0, 0, 1, 2),
    guards: fc.subarray(["fee-paid", "tax-clear", "documents-complete", "four-eyes", "reasons-stated"], {
      maxLength: 2,
    }),
    automatic: fc.constantFrom(true, true, true, false),
  })
  .map(({ left, guards, automatic }) => (workflow: WorkflowContent): Transition => {
    const whole = workflow.transitions.at(-1)!;
    const from = whole.from.slice(0, Math.max(1, whole.from.length - left));
    return { ...whole, from, automatic, guards: ["silence-granted", ...guards] };
  });

/** Where a case rests for which silence has granted, with nothing owed and the file complete, and no officer in sight. */
function atRest(workflow: WorkflowContent, start: string): string {
  const done = ["silence-granted", "fee-paid", "tax-clear", "documents-complete"];
  const test: GuardTest = (guard) => (done.includes(guard) ? null : refusal("for-the-office"));
  let state = start;
  for (let by = moveByItself(workflow, state, test); by; by = moveByItself(workflow, state, test)) state = by.to.code;
  return state;
}

interface Choice {
  readonly transition: string;
  readonly pick: number;
  readonly role: string;
  readonly guards: number;
}

const walk = fc.array(
  fc.record<Choice>({
    transition: fc.constantFrom("submit", "sign", "no-such"),
    pick: fc.nat(40),
    role: fc.constantFrom(...workflowKnown.roles),
    guards: fc.nat(0xffff),
  }),
  { maxLength: 40 },
);

/** Follows the choices; every step must be one of the definition, from where the case is, by a role that may. */
function expectAllowed(workflow: WorkflowContent, choices: readonly Choice[]): void {
  let state = workflow.initial;
  for (const { transition, pick, role, guards } of choices) {
    const test: GuardTest = (_guard, { code }) => ((guards >> (code.length % 16)) & 1 ? null : refusal("shut"));
    const ways = waysOf(workflow, state, role);
    const asked = pick % 4 === 0 ? transition : (ways[pick % (ways.length || 1)]?.code ?? transition);
    const move = moveBy(workflow, state, { transition: asked, role }, test);
    const next = move.ok ? move.value : moveByItself(workflow, state, test);
    if (!next) continue;
    expect(workflow.transitions).toContainEqual(next.transition);
    expect(next.transition.from).toContain(state);
    expect(next.transition.roles).toContain(move.ok ? role : "system");
    expect(stateOf(workflow, state).kind).not.toBe("terminal");
    state = next.to.code;
    expect(workflow.states.map(({ code }) => code)).toContain(state);
    let moves = 0;
    for (let by = moveByItself(workflow, state, test); by; by = moveByItself(workflow, state, test)) {
      state = by.to.code;
      moves += 1;
      expect(moves).toBeLessThanOrEqual(workflow.states.length);
    }
  }
}

/** Small workflows of up to five states, most of them faulty: the checks choose those that could be published. */
const anyWorkflow: fc.Arbitrary<WorkflowContent> = fc
  .record({
    middle: fc.integer({ min: 1, max: 3 }),
    ends: fc.integer({ min: 1, max: 2 }),
    ways: fc.array(
      fc.record({
        from: fc.nat(3),
        to: fc.nat(5),
        role: fc.constantFrom("specialist", "signatory", "applicant"),
        automatic: fc.boolean(),
        guard: fc.constantFrom("fee-paid", "documents-complete", null),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  })
  .map(({ middle, ends, ways }) => {
    const name = { sq: "Emër", en: "Name" };
    const active = Array.from({ length: middle }, (_, index) => `active-${index}`);
    const terminal = Array.from({ length: ends }, (_, index) => `end-${index}`);
    const all = [...active, ...terminal];
    const reach = (index: number) => all[index % all.length]!;
    const transitions = ways.map(({ from, to, role, automatic, guard }, index) => ({
      code: `t-${index}`,
      name,
      from: [active[from % active.length]!],
      to: reach(to),
      roles: [automatic ? "system" : role],
      automatic,
      guards: guard === null ? [] : [guard],
      effects: terminal.includes(reach(to)) ? ["stop-clock"] : [],
    }));
    const chain = all.slice(0, -1).map((_code, index) => ({
      code: `c-${index}`,
      name,
      from: [active[Math.min(index, active.length - 1)]!],
      to: all[index + 1]!,
      roles: ["specialist"],
      automatic: false,
      guards: [],
      effects: terminal.includes(all[index + 1]!) ? ["stop-clock"] : [],
    }));
    return {
      format: "defter.workflow/1",
      code: "any",
      name,
      description: name,
      initial: active[0]!,
      states: [
        ...active.map((code) => ({ code, name, kind: "active", clock: "running", outcome: null }) as const),
        ...terminal.map((code) => ({ code, name, kind: "terminal", clock: "stopped", outcome: "ended" }) as const),
      ],
      transitions: [...chain, ...transitions],
      steps: [{ code: "work", name, states: active, role: "specialist", timeShare: 100 }],
      automaticSteps: [],
      extension: null,
      silence: "none",
    } satisfies WorkflowContent;
  });
