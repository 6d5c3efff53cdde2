import { expect } from "@jest/globals";
import fc from "fast-check";
import { automaticFrom, leaving, stateOf } from "../../../../domain/casework/index.js";
import { addDays, civilDate, lek } from "../../../../domain/shared/index.js";
import { APPEAL, citizen, CaseStory, GRANT, officer, REASONS, system } from "./case-story.js";
import { ASSESSED, CLEAR, CONSENT, INSPECTED, MINUTES, NOBODY, PAGES, PATHS, REGISTER } from "./paths.js";

const CHECKS = [INSPECTED, ASSESSED, MINUTES, CONSENT, REGISTER, CLEAR, PAGES, NOBODY];
const request = [{ document: null, field: null, words: "Sqaroni." }];

const WHATS = ["step", "anywhere", "check", "pay", "takeBack", "recheck", "time", "owes", "reopen"] as const;

/** What somebody may try next: any step of the workflow, mostly one that leads out of where the case is, or something else. */
export interface Try {
  readonly pick: number;
  readonly what: (typeof WHATS)[number];
  readonly person: number;
  readonly parts: number;
}
export const tries = fc.array(
  fc.record<Try>({
    pick: fc.nat(60),
    what: fc.constantFrom("step", "step", "step", "step", ...WHATS),
    person: fc.nat(2),
    parts: fc.nat(7),
  }),
  { minLength: 5, maxLength: 40 },
);

/** A case that its officers took so many steps towards what was asked for: by chance few get far from the counter. */
export function onItsWay(story: CaseStory, steps: number): CaseStory {
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

/** Tries it; what is refused changes nothing. */
export function attempt(story: CaseStory, { pick, what, person, parts }: Try): void {
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
    const { content } = story.definition.workflow;
    const byItself = automaticFrom(content, before.state).length > 0;
    expect(byItself || stateOf(content, before.state).kind === "waiting").toBe(true);
    return;
  }
  expect(types.filter((type) => type !== "ClearanceChecked")).toEqual([]);
  expect(limits).toEqual(before.limits);
  expect(story.does(told)).toEqual([]);
}
