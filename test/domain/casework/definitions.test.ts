import { describe, expect, test } from "@jest/globals";
import {
  checkWorkflow,
  MAX_DEFINITION_BYTES,
  MAX_VERSIONS,
  serviceDecider,
  serviceEvents,
  workflowDecider,
  workflowEvents,
  type RawContent,
  type WorkflowContent,
  type WorkflowEvent,
} from "../../../domain/casework/index.js";
import { addDays, civilDate } from "../../../domain/shared/index.js";
import { rawServices, serviceKnown, workflowKnown, workflowOf } from "../../support/catalogue.js";
import { specificationOf } from "../../support/decider-spec.js";
import { silently } from "./support/silence.js";

const { given } = specificationOf(workflowDecider, workflowEvents);
const on = civilDate("2025-03-03");
const code = "simple-certificate";
const hash = "b".repeat(64);
const content = workflowOf(code) as unknown as RawContent & {
  readonly format: "defter.workflow/1";
  readonly code: string;
};
const drafted: WorkflowEvent = { type: "WorkflowDrafted", data: { code, content }, effectiveDate: on };
const publish = {
  type: "Publish",
  code,
  hash,
  on,
  validFrom: on,
  validTo: null,
  succeeds: null,
  known: workflowKnown,
} as const;
const published: WorkflowEvent = {
  type: "WorkflowPublished",
  data: { code, version: 1, hash, validFrom: on, validTo: null, succeeds: null },
  effectiveDate: on,
};

describe("a definition", () => {
  test("is drafted, revised, and published as a version that never changes", () => {
    given([]).when({ type: "Draft", code, content, on }).then([drafted]);
    given([]).when({ type: "Draft", code: "other", content, on }).thenRefused("definition-code-differs");
    given([]).when({ type: "Revise", code, content, on }).thenRefused("definition-not-found");
    given([drafted]).when({ type: "Draft", code, content, on }).thenRefused("definition-draft-open");
    given([drafted]).when({ type: "Revise", code, content, on }).thenNothing();
    const changed = { ...content, description: { sq: "Tjetër", en: "Another" } };
    given([drafted])
      .when({ type: "Revise", code, content: changed, on })
      .then([{ type: "WorkflowRevised", data: { code, content: changed }, effectiveDate: on }]);
    given([drafted]).when(publish).then([published]);
    given([drafted, published]).when({ type: "Revise", code, content: changed, on }).thenRefused("definition-no-draft");
    given([drafted])
      .when({ ...publish, hash: "xyz" })
      .thenRefused("definition-hash-malformed");
  });

  test("has its own format and code, a size that can be kept, and not more versions than a document holds", () => {
    const draft = { type: "Draft", code, on } as const;
    given([])
      .when({ ...draft, content: { ...content, format: "defter.service/1" } })
      .thenRefused("definition-format-wrong");
    given([drafted])
      .when({ ...draft, type: "Revise", content: { code } })
      .thenRefused("definition-format-wrong");
    const padded = (bytes: number) => {
      const rest = bytes - new TextEncoder().encode(JSON.stringify({ ...content, more: "" })).length;
      return { ...content, more: "ë".repeat(rest / 2) + "e".repeat(rest % 2) };
    };
    given([])
      .when({ ...draft, content: padded(MAX_DEFINITION_BYTES + 1) })
      .thenRefused("definition-too-large", { bytes: MAX_DEFINITION_BYTES + 1 });
    given([])
      .when({ ...draft, content: padded(MAX_DEFINITION_BYTES) })
      .thenState((state) => expect(state.draft).not.toBeNull());
    const history = Array.from({ length: MAX_VERSIONS }, (_, index) => {
      const day = addDays(on, index);
      return [drafted, { ...published, data: { ...published.data, version: index + 1, validFrom: day, validTo: day } }];
    }).flat() as WorkflowEvent[];
    given([...history, drafted])
      .when({ ...publish, validFrom: civilDate("2030-01-01") })
      .thenRefused("definition-versions-too-many");
  });

  test("is not published with findings, and the first is named", () => {
    const broken = { ...drafted, data: { code, content: { ...content, initial: "nowhere" } } } as WorkflowEvent;
    given([broken])
      .when(publish)
      .thenRefused("definition-has-findings", { count: 1, first: "state-unknown", path: "initial" });
  });

  test("never has two versions on one day, but the one that gives way ends the day before", () => {
    const [april, may] = [civilDate("2025-04-01"), civilDate("2025-05-01")];
    const again = given([drafted, published, drafted]);
    again.when({ ...publish, validFrom: april }).thenRefused("definition-period-overlaps", { version: 1 });
    again.when({ ...publish, validFrom: april, succeeds: 7 }).thenRefused("definition-version-unknown");
    again.when({ ...publish, succeeds: 1 }).thenRefused("definition-succession-impossible");
    again
      .when({ ...publish, validFrom: april, validTo: may, succeeds: 1 })
      .thenRefused("definition-succession-impossible");
    again.when({ ...publish, validFrom: civilDate("2025-03-02") }).thenRefused("definition-period-past");
    again.when({ ...publish, validFrom: may, validTo: april }).thenRefused("definition-period-invalid");
    again.when({ ...publish, validFrom: april, succeeds: 1 }).thenState(({ versions }) =>
      expect(versions.map(({ version, validTo }) => [version, validTo])).toEqual([
        [1, "2025-03-31"],
        [2, null],
      ]),
    );
  });

  test("is withdrawn for new cases from the day on; a draft just goes", () => {
    const withdraw = { type: "Withdraw", code, version: 1, ground: "E zëvendësuar", on } as const;
    given([drafted, published])
      .when(withdraw)
      .thenState(({ versions }) => expect(versions[0]?.validTo).toBe("2025-03-02"));
    given([drafted, published])
      .when({ ...withdraw, version: 4 })
      .thenRefused("definition-version-unknown");
    given([drafted, published])
      .when({ ...withdraw, version: null })
      .thenRefused("definition-no-draft");
    given([drafted])
      .when({ ...withdraw, version: null })
      .thenState(({ draft }) => expect(draft).toBeNull());
    given([drafted])
      .when({ ...withdraw, ground: "  " })
      .thenRefused("text-empty");
  });

  test("of a service records the version of the workflow that its cases follow", () => {
    const service = rawServices[0]! as RawContent & { readonly format: "defter.service/1"; readonly code: string };
    const name = service.code;
    const known = serviceKnown("simple-certificate");
    specificationOf(serviceDecider, serviceEvents)
      .given([{ type: "ServiceDrafted", data: { code: name, content: service }, effectiveDate: on }])
      .when({ ...publish, code: name, known })
      .then([
        {
          type: "ServicePublished",
          data: {
            code: name,
            version: 1,
            hash,
            validFrom: on,
            validTo: null,
            succeeds: null,
            workflow: known.workflow!.name,
          },
          effectiveDate: on,
        },
      ]);
  });
});

describe("the check of a workflow names", () => {
  const base = workflowOf(code);
  const findings = (change: (workflow: WorkflowContent) => Partial<WorkflowContent>, known = workflowKnown) =>
    checkWorkflow({ ...base, ...change(base) } as unknown as RawContent, known).map(
      (each) => `${each.code} ${each.path}`,
    );
  const altered = (name: string, change: object) => ({
    transitions: base.transitions.map((each) => (each.code === name ? { ...each, ...change } : each)),
  });
  const without = (name: string) => ({ transitions: base.transitions.filter((each) => each.code !== name) });

  test("states that nothing leads to, and states without a way out", () => {
    expect(findings(() => without("prepare"))).toEqual([
      "state-unreachable states[awaiting-signature]",
      "state-unreachable states[issued]",
    ]);
    const stuck = base.transitions.map((each) => ({
      ...each,
      from: each.from.filter((from) => from !== "waiting-for-applicant"),
    }));
    expect(findings(() => ({ transitions: stuck.filter(({ from }) => from.length > 0) }))).toContain(
      "state-dead-end states[waiting-for-applicant]",
    );
  });

  test("a cycle without exit", () => {
    const circle = base.transitions
      .filter(({ to }) => !["issued", "refused", "withdrawn"].includes(to))
      .filter(({ code: name }) => name !== "close-no-answer");
    const found = findings(() => ({ transitions: circle }));
    expect(found).toContain("cycle-without-exit states[in-review]");
    expect(found).toContain("cycle-without-exit states[awaiting-signature]");
    expect(findings(() => altered("return", { automatic: true }))).toEqual([]);
    const both = base.transitions.map((each) =>
      ["return", "prepare"].includes(each.code) ? { ...each, automatic: true } : each,
    );
    expect(findings(() => ({ transitions: both }))).toContain("automatic-cycle states[in-review]");
  });

  test("unknown guards, effects, states, moments and roles", () => {
    expect(findings(() => altered("sign", { guards: ["moon-full"] }))).toEqual([
      "guard-unknown transitions[sign].guards",
    ]);
    expect(findings(() => altered("accept", { effects: ["ring-bell"] }))).toEqual([
      "effect-unknown transitions[accept].effects",
    ]);
    expect(findings(() => altered("accept", { to: "limbo" }))).toEqual(["state-unknown transitions[accept].to"]);
    expect(findings(() => altered("accept", { roles: ["wizard"] }))).toEqual([
      "role-unknown transitions[accept].roles",
      "role-without-holder transitions[accept].roles",
    ]);
    const step = { ...base.automaticSteps[0]!, when: "at:midnight" };
    expect(findings(() => ({ automaticSteps: [step] }))).toEqual([`moment-unknown automaticSteps[${step.code}].when`]);
    expect(findings(() => ({}), { ...workflowKnown, rolesHeld: ["front-desk", "specialist"] })).toEqual([
      "role-without-holder transitions[return].roles",
      "role-without-holder transitions[sign].roles",
      "role-without-holder transitions[refuse].roles",
    ]);
  });

  test("silence that is to grant and has no way to, or only one that waits for the office", () => {
    const nothing = ["intake-check", "in-review", "awaiting-signature"].map(
      (state) => `silence-grants-nothing states[${state}]`,
    );
    expect(findings(() => ({ silence: "deemed-granted" }))).toEqual(nothing);
    expect(findings(() => ({ silence: "deemed-refused" }))).toEqual([]);
    expect(findings((workflow) => silently(workflow, "deemed-granted"))).toEqual([]);
    const owing = { guards: ["silence-granted", "fee-paid", "tax-clear"] };
    expect(findings((workflow) => silently(workflow, "deemed-granted", owing))).toEqual([]);
    const signed = { guards: ["silence-granted", "reasons-stated"] };
    expect(findings((workflow) => silently(workflow, "deemed-granted", signed))).toEqual(nothing);
    expect(findings((workflow) => silently(workflow, "deemed-granted", { from: ["in-review"] }))).toEqual([
      nothing[0],
      nothing[2],
    ]);
    expect(findings((workflow) => silently(workflow, "deemed-granted", { automatic: false }))).toEqual(nothing);
  });

  test("a missing translation, clocks that contradict, shares that do not add up", () => {
    expect(findings(() => ({ name: { sq: "Akt", en: "" } }))).toEqual(["translation-missing name.en"]);
    expect(findings(() => altered("complete-file", { effects: [] }))).toEqual([
      "clock-effect-missing transitions[complete-file].effects",
    ]);
    expect(findings(() => ({ steps: base.steps.map((each) => ({ ...each, timeShare: 30 })) }))).toEqual([
      "time-shares-not-100 steps",
    ]);
    expect(findings(() => ({ steps: [{ ...base.steps[0]!, timeShare: 100 }] }))).toEqual([
      "state-not-in-one-step states[in-review]",
      "state-not-in-one-step states[awaiting-signature]",
    ]);
    expect(findings(() => altered("prepare", { effects: ["extend-clock"] }))).toEqual([
      "extension-missing transitions[prepare].effects",
    ]);
  });
});
