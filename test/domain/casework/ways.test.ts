import { describe, expect, test } from "@jest/globals";
import {
  clearanceNeeded,
  nextRoles,
  waysNow,
  type Act,
  type CaseCommand,
  type Mover,
  type Way,
} from "../../../domain/casework/index.js";
import { civilDateAt } from "../../../domain/shared/index.js";
import { rawServices, workflowOf } from "../../support/catalogue.js";
import { CaseStory, officer } from "./support/case-story.js";
import { PATHS } from "./support/paths.js";

function waysOf(story: CaseStory, by: Mover): readonly Way[] {
  const { now: at, caseId, definition, calendar } = story;
  const { content } = definition.workflow;
  const asks = content.transitions.some(
    ({ code, from }) => from.includes(story.state.state) && clearanceNeeded(definition, code),
  );
  const clearance = asks ? story.answer() : null;
  return waysNow({ caseId, at, on: civilDateAt(at), by, definition, calendar, clearance }, story.state);
}

/** A story that looks at the ways before every step that it takes. */
class WatchedStory extends CaseStory {
  readonly taken: string[] = [];

  override does(told: Parameters<CaseStory["does"]>[0]): readonly string[] {
    const command = told as Partial<Act> & Pick<CaseCommand, "type">;
    if (command.type === "Act" && (command.checks ?? []).length === 0) this.expectOpen(command as Act);
    return super.does(told);
  }

  private expectOpen(command: Act): void {
    const way = waysOf(this, command.by).find(({ transition }) => transition.code === command.transition);
    expect([command.transition, way?.fault]).toEqual([command.transition, null]);
    for (const { part, demanded } of way!.parts)
      if (demanded) expect([command.transition, part, command[part] !== undefined]).toContain(true);
    this.taken.push(command.transition);
  }
}

describe("the steps that are open to somebody", () => {
  test.each(rawServices.map((each) => String(each["code"])))("%s: every step that is taken stood open", (code) => {
    const story = new WatchedStory(CaseStory.of(code).service);
    story.lodge();
    PATHS[story.service.workflow]!(story);
    expect(story.taken.length).toBeGreaterThan(0);
    expect(waysOf(story, officer("signatory"))).toEqual([]);
  });

  test("are refused in the words of the decider: role, office, hands, guards and dues", () => {
    const story = CaseStory.of("taxi-licence").lodge();
    const faultOf = (by: Mover, transition: string) =>
      waysOf(story, by).find((way) => way.transition.code === transition)?.fault;
    expect(faultOf(officer("front-desk"), "accept")).toBeNull();
    expect(faultOf(officer("inspector"), "accept")?.code).toBe("transition-role-wrong");
    expect(faultOf(officer("front-desk", { offices: ["shale"] }), "accept")?.code).toBe("case-in-another-office");
    story.does({ type: "Assign", role: "front-desk", to: "clerk-7", by: officer("sector-head") });
    expect(faultOf(officer("front-desk"), "accept")?.code).toBe("case-with-another");
    story.does({ type: "Assign", role: "front-desk", to: null, by: officer("sector-head") });
    story.act("front-desk", "accept").account = { state: "not-clear" };
    expect(faultOf(officer("specialist"), "refer-to-commission")?.code).toBe("tax-not-clear");
    story.account = { state: "clear" };
    story.act("specialist", "refer-to-commission");
    const way = waysOf(story, officer("commission")).find(({ transition }) => transition.code === "commission-approve");
    expect(way?.fault?.code).toBe("commission-not-recorded");
    expect(way?.parts).toEqual([{ part: "proposal", demanded: false }]);
    const refusal = waysOf(story, officer("commission")).find(
      ({ transition }) => transition.code === "commission-refuse",
    );
    expect(refusal).toMatchObject({ reasonsDemanded: true, parts: [{ part: "decision", demanded: true }] });
  });
});

describe("the roles that a case waits for", () => {
  const next = (workflow: string, state: string) => nextRoles(workflowOf(workflow), state);

  test("are those whose part of the work it is", () => {
    expect(next("simple-certificate", "in-review")).toEqual(["specialist"]);
    expect(next("simple-certificate", "awaiting-signature")).toEqual(["signatory"]);
    expect(next("tax-clearance-certificate", "sealing")).toEqual(["signatory"]);
  });

  test("and whoever leads on where none of them can", () => {
    expect(next("complaint", "registered")).toEqual(["front-desk", "sector-head"]);
    expect(next("service-request", "triage")).toEqual(["front-desk", "sector-head"]);
  });

  test("and nobody where it waits for the applicant or for nothing", () => {
    expect(next("simple-certificate", "waiting-for-applicant")).toEqual([]);
    expect(next("simple-certificate", "issued")).toEqual([]);
    expect(next("inspected-permit", "awaiting-payment")).toEqual([]);
  });

  test("are somebody in every other state of every workflow of the catalogue", () => {
    for (const code of Object.keys(PATHS)) {
      const workflow = workflowOf(code);
      const alone = workflow.states.filter(
        (state) => state.kind === "active" && nextRoles(workflow, state.code).length === 0,
      );
      expect([code, alone.map((state) => state.code)]).toEqual([
        code,
        code === "tax-clearance-certificate" ? ["checking"] : [],
      ]);
    }
  });
});
