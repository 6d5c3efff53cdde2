import { describe, expect, test } from "@jest/globals";
import { caseEvents, nextTimerOf, timerInstant } from "../../../domain/casework/index.js";
import { trusted } from "../../../domain/shared/index.js";
import { casesProjection } from "../../../projections/casework/index.js";
import { cases, type CaseRecord } from "../../../read-models/casework/index.js";
import {
  calendar,
  CaseStory,
  citizen,
  GRANT,
  officer,
  pinned,
  system,
} from "../../domain/casework/support/case-story.js";
import { formKnown } from "../../domain/casework/support/filled-form.js";
import { PATHS } from "../../domain/casework/support/paths.js";
import { rawServices } from "../../support/catalogue.js";
import { projecting } from "../../support/projection-spec.js";

/** The row of a story, as told so far. */
function rowOf({ facts }: CaseStory): CaseRecord {
  const given = facts.map((fact) => ({ ...fact, stream: "case-shkoder.CASE1" }));
  return projecting(casesProjection, caseEvents).givenEvents(given).rows(cases)["CASE1"] as unknown as CaseRecord;
}

const certificate = () => CaseStory.of(serviceWith("simple-certificate"));

function serviceWith(workflow: string): string {
  return String(rawServices.find((each) => each["workflow"] === workflow)!["code"]);
}

describe("the row of a case", () => {
  test("begins as it was lodged", () => {
    const story = certificate().lodge();
    expect(rowOf(story)).toMatchObject({
      number: "velipoje/2025/000001",
      service: story.service.code,
      serviceVersion: 1,
      workflow: "simple-certificate",
      applicantName: "Arta Hoxha",
      channel: "counter",
      lodgedOn: "2025-03-03",
      state: story.state.state,
      handlers: {},
      outcome: null,
    });
    expect(rowOf(certificate().lodge({ by: citizen }))).toMatchObject({ channel: "online" });
  });

  test("is due when the clock of the case says, and stands last in a queue while it stands still", () => {
    const story = certificate().lodge().pays().act("front-desk", "accept");
    const due = story.state.limits.case!.due!;
    expect(rowOf(story)).toMatchObject({ dueOn: due.on, queueDay: due.on, suspendedSince: null });
    const suspending = story.definition.workflow.content.transitions.find(
      ({ from, effects }) => from.includes(story.state.state) && effects.includes("suspend-clock"),
    );
    if (!suspending) throw new Error("the workflow cannot suspend here");
    const items = [{ document: story.service.documents[0]?.code ?? null, field: null, words: "Mungon." }];
    story.act(suspending.roles[0]!, suspending.code, { request: items });
    expect(rowOf(story)).toMatchObject({ dueOn: null, queueDay: "9999-12-31", suspensions: 1 });
    expect(rowOf(story).suspendedSince).not.toBeNull();
  });

  test("says who handles it, and nobody of the office that it left", () => {
    const story = certificate().lodge();
    story.does({ type: "Assign", role: "specialist", to: "specialist-1", by: officer("sector-head") });
    expect(rowOf(story)).toMatchObject({ handlers: { specialist: "specialist-1" }, handledBy: ["specialist-1"] });
    const to = story.state.office === "velipoje" ? "shkoder" : "velipoje";
    story.does({ type: "Transfer", office: to, ground: "Banon atje.", by: officer("sector-head") });
    expect(rowOf(story)).toMatchObject({ office: to, lodgedAt: "velipoje", handlers: {}, handledBy: [] });
  });

  test("says which account dues are asked of: the applicant's, or the one that an officer found", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    story.account = { accountId: null, state: "no-account" };
    story.lodge({ applicant: { ...story.lodging().applicant!, taxpayerId: null } });
    expect(rowOf(story)).toMatchObject({ taxpayerId: null, accountId: null });
    const check = { kind: "taxpayer", accountId: "TAXPAYER2" } as const;
    story.does({ type: "RecordCheck", by: officer("tax-officer"), check, note: null });
    expect(rowOf(story)).toMatchObject({ taxpayerId: null, accountId: "TAXPAYER2" });
    expect(rowOf(certificate().lodge())).toMatchObject({ accountId: "TAXPAYER1" });
  });

  test("of a decided case says when, by whom and what came of it", () => {
    const story = certificate().lodge().pays().act("front-desk", "accept").act("specialist", "prepare");
    story.act("signatory", "sign", { decision: GRANT });
    expect(rowOf(story)).toMatchObject({ outcome: "favourable", decidedOn: "2025-03-03", decidedBy: "signatory-1" });
  });

  test.each(rawServices.map((each) => String(each["code"])))("of %s knows its next timer, at every step", (code) => {
    const story = CaseStory.of(code).lodge();
    const timers: unknown[] = [];
    const agrees = () => {
      const next = trusted(nextTimerOf(story.state, story.definition, calendar));
      expect(rowOf(story).nextTimer).toBe(next && timerInstant(next));
      timers.push(next);
      return next && timerInstant(next);
    };
    const untouched = story.facts.length;
    // Time alone, to the end of the limit and over it.
    for (let at = agrees(), turns = 0; at !== null && turns < 5; at = agrees(), turns++) {
      story.at(new Date(Date.parse(at) - 1).toISOString());
      expect(story.does({ type: "PassTime", by: system })).toEqual([]);
      expect(story.at(at).does({ type: "PassTime", by: system })).not.toEqual([]);
    }
    expect(story.facts.length).toBeGreaterThan(untouched);
    expect(rowOf(story).nextTimer).toBeNull();
  });

  test("knows its next timer while it stands still, goes on, is moved and is closed", () => {
    const agrees = () => {
      const next = trusted(nextTimerOf(story.state, story.definition, calendar));
      expect(rowOf(story).nextTimer).toBe(next && timerInstant(next));
      return rowOf(story).nextTimer;
    };
    const story = CaseStory.of("advertising-permit").lodge().act("front-desk", "accept");
    const running = agrees();
    story.act("specialist", "ask-applicant", { request: [{ document: null, field: null, words: "Mungon." }] });
    expect(agrees()).not.toBe(running);
    story.at("2025-03-05").act("applicant", "complete-file", { completion: { note: "Ja." } });
    agrees();
    const { service, workflow } = pinned(story.service, 2);
    const automaticSteps = workflow.content.automaticSteps.map((step) =>
      step.when.startsWith("at:") ? { ...step, when: "at:50-percent-of-time-limit" } : step,
    );
    const target = { service, workflow: { ...workflow, content: { ...workflow.content, automaticSteps } } };
    const before = agrees();
    story.does({
      ...{ type: "MoveToVersion", by: officer("specialist"), target, to: story.state.state, ground: "Ligji i ri." },
      units: formKnown.units,
    });
    story.definition = target;
    expect(agrees()! < before!).toBe(true);
    story.act("applicant", "withdraw");
    expect(agrees()).toBeNull();
  });

  test.each(rawServices.map((each) => String(each["code"])))("of %s agrees with the case itself to the end", (code) => {
    const story = CaseStory.of(code).lodge();
    PATHS[story.service.workflow]!(story);
    const { state, outcome, office, handlers, number, service, decision } = story.state;
    expect(rowOf(story)).toMatchObject({
      ...{ state, outcome, office, handlers, number },
      ...{ service: service.code, decidedOn: decision!.on, decidedBy: decision!.by },
    });
  });
});
