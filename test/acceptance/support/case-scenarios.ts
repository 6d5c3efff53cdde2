import { wayOn, type Act } from "../../../domain/casework/index.js";
import { CaseStory } from "../../domain/casework/support/case-story.js";
import { PATHS } from "../../domain/casework/support/paths.js";
import type { CaseRole } from "./one-stop-shop.js";

/** What happens in a case after it was lodged. */
export type ScenarioStep =
  | { readonly what: "pay" }
  /** The system takes the case on by itself: into this state. */
  | { readonly what: "goesOn"; readonly to: string }
  | {
      readonly what: "act";
      readonly role: CaseRole | "applicant";
      readonly transition: string;
      readonly given: Partial<Act>;
    };

/** A story that notes down its steps while the domain takes them. */
class NotedStory extends CaseStory {
  readonly steps: ScenarioStep[] = [];

  override act(role: string, transition: string, given: Partial<Act> = {}): this {
    const own = wayOn(this.definition, this.state.state, "payment-recorded")?.code === transition;
    super.act(role, transition, given);
    const acted = { what: "act", role: role as CaseRole, transition, given } as const;
    this.steps.push(own ? { what: "goesOn", to: this.state.state } : acted);
    return this;
  }

  override pays(): this {
    this.steps.push({ what: "pay" });
    return super.pays();
  }
}

/** The way of a service from the counter to what was asked for, as the scenarios of the domain go it. */
export function scenarioOf(code: string): readonly ScenarioStep[] {
  const story = new NotedStory(CaseStory.of(code).service);
  story.lodge();
  PATHS[story.service.workflow]!(story);
  return story.steps;
}
